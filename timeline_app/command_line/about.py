"""What `--version` prints: versions, licences, places, and how to start afresh."""

from timeline_app import __version__
from timeline_app.program.components import components
from timeline_app.program.locations import cache_folder, data_folder, settings_path, texts_folder


def version_text() -> str:
    """Return it as lines; the first one is name and version, for scripts."""
    data = data_folder()
    parts = components(data)
    width = max((len(f"{part.name} {part.version}") for part in parts), default=0)
    lines = [f"{f'{part.name} {part.version}':{width}}  {part.licence}" for part in parts]
    texts = data / "licences"
    return "\n".join(
        [
            f"timeline-app {__version__}",
            "MIT licence. Made of:",
            *(f"  {line}" for line in lines),
            *([f"Licence texts: {texts}"] if texts.is_dir() else []),
            f"Data:     {data}",
            f"Settings: {settings_path()}",
            f"Cache:    {cache_folder()}",
            f"Texts:    {texts_folder()} (kept where --keep-text said so)",
            "To reset the program, delete the file of settings. The cache may be deleted, too.",
        ]
    )
