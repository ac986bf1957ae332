using System.Runtime.CompilerServices;

namespace Meanwhile.Docs.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj"];

    internal static string Root { get; } = FindRoot();

    internal static string PathOf(string relative) => Path.Combine(Root, relative);

    internal static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>Files below a folder, relative to the root and with forward slashes, without what a build makes.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern)
    {
        var start = PathOf(folder);
        return Directory.Exists(start)
            ? Directory
                .EnumerateFiles(start, pattern, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Intersect(Built).Any())
                .Order(StringComparer.Ordinal)
            : [];
    }

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
