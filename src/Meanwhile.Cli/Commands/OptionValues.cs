using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Meanwhile.Cli.Commands;

/// <summary>Options whose values are checked as they are read, with messages that name the option, the value and what is allowed.</summary>
internal static class OptionValues
{
    public static Option<int> Count(string name, string? alias, int standard, int least, int most) =>
        Parsed(name, alias, standard, (string text, out int value, out string problem) =>
        {
            problem = "";
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            {
                problem = text.AsSpan().TrimStart('-').ContainsAnyExceptInRange('0', '9') || text.Length == 0
                    ? $"'{text}' is no whole number"
                    : OutOfRange(text, least, most);
            }
            else if (value < least || value > most)
            {
                problem = OutOfRange(text, least, most);
            }

            return problem.Length == 0;
        });

    public static Option<TimeSpan> Time(string name, string? alias, TimeSpan standard, bool mayBeZero) =>
        Parsed(name, alias, standard, (string text, out TimeSpan value, out string problem) =>
        {
            if (Duration.TryParse(text, out value, out problem) && value <= TimeSpan.Zero && !mayBeZero)
            {
                problem = $"'{text}' is out of range: it must be more than zero";
            }

            return problem.Length == 0;
        });

    public static Option<T> Choice<T>(string name, string alias, params (string Text, T Value)[] choices) =>
        Parsed(name, alias, choices[0].Value, (string text, out T value, out string problem) =>
        {
            var found = Array.FindIndex(choices, choice => choice.Text == text);
            problem = found < 0 ? $"'{text}' is unknown: choose {string.Join(" or ", choices.Select(choice => choice.Text))}" : "";
            value = found < 0 ? default! : choices[found].Value;
            return found >= 0;
        });

    private delegate bool Reader<T>(string text, out T value, out string problem);

    private static Option<T> Parsed<T>(string name, string? alias, T standard, Reader<T> read) =>
        new(name, alias is null ? [] : [alias])
        {
            DefaultValueFactory = _ => standard,
            CustomParser = result => Read(name, result, read),
        };

    private static T? Read<T>(string name, ArgumentResult result, Reader<T> read)
    {
        if (read(result.Tokens[0].Value, out var value, out var problem))
        {
            return value;
        }

        result.AddError($"{name}: {problem}");
        return default;
    }

    private static string OutOfRange(string text, int least, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"'{text}' is out of range: {least:N0} to {most:N0}");
}
