"""From words that somebody selects to an event: proposals, and what is made of them."""
