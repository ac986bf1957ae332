using System.Runtime.CompilerServices;

namespace Meanwhile.Transcripts;

/// <summary>The scenarios in this project's folders.</summary>
internal static class Scenarios
{
    // Folders of this project that hold no scenarios.
    private static readonly string[] Others = ["Playing", "Python", "Recording", "bin", "obj"];

    private static readonly string[] Kinds = [".py", ".cs", ".txt", ".difference.md"];

    internal static string Folder { get; } = FindFolder();

    /// <summary>Whatever has a program, a twin, a recording or a difference, in order.</summary>
    internal static IReadOnlyList<Scenario> All { get; } =
    [
        .. Directory
            .EnumerateDirectories(Folder)
            .Where(family => !Others.Contains(Path.GetFileName(family)))
            .SelectMany(family => Directory.EnumerateFiles(family).Select(file => $"{Path.GetFileName(family)}/{NameOf(file)}"))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new Scenario(name)),
    ];

    private static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        return Kinds.Where(name.EndsWith).Select(kind => name[..^kind.Length]).FirstOrDefault() ?? name;
    }

    private static string FindFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
