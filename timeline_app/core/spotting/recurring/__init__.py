"""How often something takes place, by what words say: rules, and never dates."""
