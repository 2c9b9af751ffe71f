"""Reading files beside the window: workers, lists being opened, files being watched."""
