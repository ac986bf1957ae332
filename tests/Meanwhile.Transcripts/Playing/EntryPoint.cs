using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Meanwhile.Transcripts;

/// <summary>The runner's entry point, and in a process that a twin started, that of the twin.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args) =>
        args is [TwinInItsOwnProcess.Argument, var name] ? TwinInItsOwnProcess.PlayHere(name)
        : args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : await ConsoleRunner.Run(args);
}
