using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Commands;
using Meanwhile.Cli.Shells;

// What the sockets have for a request goes on where it was noticed, with no trip through the thread pool: the pool would pass it to
// the loop's thread anyhow. It is a setting of the whole process, so that it is for a program to make and not for a library.
const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
{
    Environment.SetEnvironmentVariable(InlineCompletions, "1");
}

if (DescriptorLimit.Problem() is { } tooLow)
{
    using var error = Console.OpenStandardError();
    error.Write(Encoding.UTF8.GetBytes($"meanwhile: {tooLow}\n"));
    return ExitCode.Failed;
}

if (args is ["check", ..])
{
    StopSignals.Listen();
}

return CommandLine.Run(args, ProcessShell.Create());
