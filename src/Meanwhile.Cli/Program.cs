using Meanwhile.Cli.Commands;
using Meanwhile.Cli.Shells;

return CommandLine.Run(args, ProcessShell.Create());
