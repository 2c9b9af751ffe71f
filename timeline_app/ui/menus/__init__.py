"""Context menus: what can be done with what lies under the cursor or has the keyboard."""
