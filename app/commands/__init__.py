"""One module a command: `SUMMARY`, `add_arguments(parser)`, `run(args, settings) -> exit status`."""
