using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile.Samples.Tests.Running;

/// <summary>The programs in the folder samples, compiled by the build.</summary>
internal static class Sample
{
    public static string BuildFolder => AppContext.BaseDirectory;

    /// <summary>Longer than any of them takes on any machine: a program that hangs fails its test.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    public static string SourceFolder { get; } = FindSources();

    public static IEnumerable<string> Names => Directory.GetFiles(SourceFolder, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    /// <summary>Runs a program as its user would.</summary>
    public static Task<Printed> Run(string name, params string[] args) => Run(name, new Printed(), args);

    public static async Task<Printed> Run(string name, Printed printed, params string[] args)
    {
        await Task.Run(() => Call(name, printed, args)).WaitAsync(Patience);
        return printed;
    }

    /// <summary>Runs a program that waits for nothing but its own clock.</summary>
    public static Printed RunInVirtualTime(string name, VirtualTime clock)
    {
        var printed = new Printed();
        clock.Run(() => Call(name, printed, []));
        return printed;
    }

    private static void Call(string name, Printed printed, string[] args)
    {
        var program = Assembly.LoadFrom(Path.Combine(BuildFolder, name + ".dll")).EntryPoint!;
        Captured.By(printed);
        try
        {
            Assert.True(program.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [args], null) is null or 0, $"{name} ended with an exit code that is not 0");
        }
        finally
        {
            Captured.By(null);
        }
    }

    private static string FindSources([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples"));
}
