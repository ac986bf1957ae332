using System.Text.RegularExpressions;

namespace Meanwhile.Tests;

/// <summary>Reads stack traces.</summary>
internal static partial class TraceOf
{
    /// <summary>
    /// The methods of a trace in its order, innermost first: of the user's methods the name, of any other the name with its type.
    /// "--" stands for the line that says where a trace was continued.
    /// </summary>
    internal static string[] Lines(Exception exception) => Lines(exception.StackTrace!, keepSeams: true);

    internal static string[] Methods(Exception exception) => Methods(exception.StackTrace!);

    internal static string[] Methods(string trace) => Lines(trace, keepSeams: false);

    private static string[] Lines(string trace, bool keepSeams) =>
        [
            .. trace
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Trim())
                .Where(line => keepSeams || line.StartsWith("at ", StringComparison.Ordinal))
                .Select(line => line.StartsWith("at ", StringComparison.Ordinal) ? Name(line) : "--"),
        ];

    private static string Name(string line)
    {
        var full = Frame().Match(line).Groups["name"].Value;
        if (!full.StartsWith("Meanwhile.Tests.", StringComparison.Ordinal))
        {
            return full;
        }

        // A local function is "Test>g__Name|1_0", a lambda "<Test>b__0".
        var local = LocalFunction().Match(full);
        return local.Success ? local.Groups["name"].Value
            : full.Contains(">b__", StringComparison.Ordinal) ? "lambda"
            : full[(full.LastIndexOf('.') + 1)..];
    }

    [GeneratedRegex(@"^at (?<name>.+?)\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Frame();

    [GeneratedRegex(@"g__(?<name>\w+)\|", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LocalFunction();
}
