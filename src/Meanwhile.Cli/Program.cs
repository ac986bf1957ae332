using System.CommandLine;

var command = new RootCommand("Many URLs and API requests at once, from the shell.") { HelpName = "meanwhile" };
return await command.Parse(args).InvokeAsync();
