using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Meanwhile.Tests;

/// <summary>The runner's entry point, and in a child process of a test one of the <see cref="ChildPrograms"/>.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args) =>
        args is ["--program", var name] ? ChildPrograms.Run(name)
        : args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : await ConsoleRunner.Run(args);
}
