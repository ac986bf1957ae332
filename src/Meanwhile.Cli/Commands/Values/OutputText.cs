using Meanwhile.Cli.Check;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Files for the rows as -o takes them: "report.csv", or "junit:report" to name the format.</summary>
internal static class OutputText
{
    public static bool TryParse(string text, out OutputFile file, out string problem)
    {
        problem = "";
        var named = Array.Find(RowFormats.Names, format => text.StartsWith(format.Name + ":", StringComparison.Ordinal));
        var path = named.Name is null ? text : text[(named.Name.Length + 1)..];
        var format = named.Name is null ? RowFormats.ByExtension(path) : named.Format;
        file = new OutputFile(format ?? OutputFormat.Table, path);
        if (path.Length == 0 || path == "-")
        {
            problem = $"'{text}' names no file; what goes to standard output is chosen with --format";
        }
        else if (format is null)
        {
            problem = $"'{text}': what to write? Name it .jsonl, .csv, .xml (JUnit), .md or .txt (table), or put the format before it, such as csv:{text}";
        }

        return problem.Length == 0;
    }
}
