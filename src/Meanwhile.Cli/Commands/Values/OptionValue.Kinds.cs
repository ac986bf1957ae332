using System.Globalization;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>The kinds of options that several commands may have.</summary>
internal static class OptionValue
{
    public static OptionValue<int> Count(string name, string? alias, string description, int standard, int least, int most)
    {
        return new(name, alias, description, standard, Read);

        bool Read(string text, out int value, out string problem)
        {
            var fits = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
            problem =
                fits ? ""
                : IsWholeNumber(text) ? string.Create(CultureInfo.InvariantCulture, $"'{text}' is out of range: {least:N0} to {most:N0}")
                : $"'{text}' is no whole number";
            return fits;
        }
    }

    public static OptionValue<TimeSpan> Time(string name, string? alias, string description, TimeSpan standard, bool mayBeZero)
    {
        return new(name, alias, description, standard, Read);

        bool Read(string text, out TimeSpan value, out string problem)
        {
            if (Duration.TryParse(text, out value, out problem) && value <= TimeSpan.Zero && !mayBeZero)
            {
                problem = $"'{text}' is out of range: it must be more than zero";
            }

            return problem.Length == 0;
        }
    }

    public static OptionValue<T> Choice<T>(string name, string alias, string description, params (string Text, T Value)[] choices)
    {
        return new(name, alias, description, choices[0].Value, Read);

        bool Read(string text, out T value, out string problem)
        {
            var found = Array.FindIndex(choices, choice => choice.Text == text);
            problem = found < 0 ? $"'{text}' is unknown: choose {Listed(choices)}" : "";
            value = choices[Math.Max(0, found)].Value;
            return found >= 0;
        }
    }

    private static string Listed<T>((string Text, T Value)[] choices) =>
        $"{string.Join(", ", choices[..^1].Select(choice => choice.Text))} or {choices[^1].Text}";

    private static bool IsWholeNumber(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
