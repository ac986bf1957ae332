using System.Text.RegularExpressions;

namespace Meanwhile.Transcripts;

/// <summary>Finds where a twin says of itself what an error is, and so hides its exact type from the transcript.</summary>
internal static partial class ErrorNames
{
    private static readonly HashSet<string> Known = Spelling.NamesOfErrors.ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of Python's errors in the string literals of a source, and its tests of an expression for one type of exception.</summary>
    internal static string[] In(string source) =>
        [
            .. Literal().Matches(source).SelectMany(literal => Word().Matches(literal.Value)).Select(word => word.Value).Where(IsName),
            .. TestOfAType().Matches(source).Select(test => test.Value),
        ];

    private static bool IsName(string word) => word.EndsWith("Error", StringComparison.Ordinal) || Known.Contains(word);

    [GeneratedRegex(@"""(\\.|[^""\\\n])*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bis (not )?\w+Exception\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestOfAType();
}
