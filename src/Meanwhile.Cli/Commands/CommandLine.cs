using System.CommandLine;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Commands.Completion;
using Meanwhile.Cli.Demo;
using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Commands;

/// <summary>From the words of a command line to an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments, Shell shell)
    {
        try
        {
            // Answered before the command tree is built, which takes longer than all else that is done here: scripts ask for both often.
            return arguments is ["--version"] ? Say(shell.Output, $"meanwhile {Version}\n", ExitCode.AllUp)
                : PlainCheck.Read(arguments) is { } options ? RunCheck(options, shell)
                : RunParsed(arguments, shell);
        }
        catch (Exception defect)
        {
            return Say(shell.Error, $"meanwhile: internal error: {defect}\n", ExitCode.Failed);
        }
    }

    private static string Version =>
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    // Kept apart, so that the answers above do not load System.CommandLine.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunParsed(string[] arguments, Shell shell)
    {
        var tree = new CommandTree();
        var parsed = tree.Parse(arguments);
        var command = parsed.CommandResult.Command;
        if (parsed.GetResult(tree.Help) is not null)
        {
            return Say(shell.Output, HelpOf(tree, command), ExitCode.AllUp);
        }

        if (arguments.Length == 0)
        {
            return Say(shell.Error, HelpText.Overview, ExitCode.Failed);
        }

        if (parsed.Errors.Count > 0)
        {
            return Refuse(command == tree.Root ? "" : $"{command.Name} ", parsed.Errors.Select(error => error.Message), shell);
        }

        if (command == tree.Check)
        {
            var problems = new List<string>();
            var options = tree.Check.Read(parsed, problems);
            return problems.Count > 0 ? Refuse("check ", problems, shell) : RunCheck(options, shell);
        }

        if (command == tree.Demo)
        {
            return RunDemo(shell);
        }

        if (command == tree.Completion)
        {
            var name = parsed.GetValue(tree.CompletionShell) ?? "";
            return CompletionScript.For(name, tree) is { } script
                ? Say(shell.Output, script, ExitCode.AllUp)
                : Refuse("completion ", [$"completion: {(name.Length == 0 ? "name a shell" : $"'{name}' is unknown")}: choose {string.Join(", ", CompletionScript.Shells)}"], shell);
        }

        return Say(shell.Output, $"meanwhile {Version}\n", ExitCode.AllUp);
    }

    private static int Refuse(string command, IEnumerable<string> problems, Shell shell)
    {
        var lines = string.Concat(problems.Select(problem => $"meanwhile: {Printable.Of(problem)}\n"));
        return Say(shell.Error, $"{lines}Try 'meanwhile {command}--help'.\n", ExitCode.Failed);
    }

    private static int RunCheck(CheckOptions options, Shell shell)
    {
        if (!RowSinks.TryOpen(options, shell, out var sinks, out var problem))
        {
            return Refuse("check ", [problem], shell);
        }

        return Async.Run(
            async () =>
            {
                // Not disposed: the process ends with the run, and the kernel closes what connections are left faster.
                return await CheckRun.Run(options, shell, new HttpProbe(options), sinks);
            },
            // The run itself sees to Ctrl-C.
            new LoopOptions { HandleInterrupt = false }
        );
    }

    private static int RunDemo(Shell shell)
    {
        if (shell.FindDescriptorLimit(DemoUrls.MostConnections) is { } found && found.Room < DemoUrls.MostConnections)
        {
            return Refuse("demo ", [$"demo: this process may have {found.Limit} files open, too few for {DemoUrls.MostConnections} ends of connections: raise that, such as with 'ulimit -n 1024'"], shell);
        }

        try
        {
            return Async.Run(() => DemoRun.Run(shell));
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static string HelpOf(CommandTree tree, Command command) =>
        command == tree.Check ? HelpText.Check
        : command == tree.Demo ? HelpText.Demo
        : command == tree.Completion ? HelpText.Completion
        : HelpText.Overview;

    private static int Say(Stream stream, string text, int code)
    {
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Whoever asked has gone.
        }

        return code;
    }
}
