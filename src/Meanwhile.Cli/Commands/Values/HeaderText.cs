using System.Buffers;
using System.Text;
using Meanwhile.Cli.Check.Requests;
using Meanwhile.Cli.Reporting;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Headers as -H takes them: "Name: value", "Name:" to send none, "Name;" to send it empty, "@file" with one a line. No message shows a value.</summary>
internal static class HeaderText
{
    private const int MostMebibytes = 1;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    public static bool TryParse(string text, out IReadOnlyList<HeaderLine> headers, out string problem)
    {
        if (text.StartsWith('@'))
        {
            return TryRead(text[1..], out headers, out problem);
        }

        var found = Line(text, out problem);
        headers = found is null ? [] : [found];
        return found is not null;
    }

    private static bool TryRead(string path, out IReadOnlyList<HeaderLine> headers, out string problem)
    {
        var found = new List<HeaderLine>();
        headers = found;
        string[] lines;
        try
        {
            lines = Read(path).Split('\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = $"'@{path}': {FileProblem.Reason(path, failure)}";
            return false;
        }

        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (Line(line, out problem) is not { } header)
            {
                problem = $"{path}:{number}: {problem}";
                return false;
            }

            found.Add(header);
        }

        problem = "";
        return true;
    }

    private static string Read(string path) =>
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(ReadFile.Bytes(path, MostMebibytes)).TrimStart('\uFEFF');

    private static HeaderLine? Line(string text, out string problem)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var isEmpty = colon < 0 && text.EndsWith(';');
        var name = isEmpty ? text[..^1] : colon < 0 ? "" : text[..colon];
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            problem = "a header is written 'Name: value' (its name may have no blanks); the value is not shown here";
            return null;
        }

        var value = isEmpty ? "" : text[(colon + 1)..].Trim();
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            problem = $"the value of '{name}' has a line break or a NUL in it";
            return null;
        }

        if (!Ascii.IsValid(value))
        {
            problem = $"the value of '{name}' has a character outside ASCII in it, which no header can carry: encode it as the server expects";
            return null;
        }

        var line = new HeaderLine(name, value.Length == 0 && !isEmpty ? null : value);
        problem = SpecialHeaders.Problem(line) ?? "";
        return problem.Length == 0 ? line : null;
    }
}
