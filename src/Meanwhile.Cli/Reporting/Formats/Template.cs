using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>What -w says: text with %{name} in it, as curl has it. The names of curl mean what they mean there.</summary>
internal sealed class Template
{
    private readonly List<(string Text, Func<Row, string>? Value)> parts = [];

    private Template() { }

    /// <summary>The names, in the order in which the documentation has them.</summary>
    public static IReadOnlyList<string> Names => [.. All.Keys.Order(StringComparer.Ordinal)];

    private static FrozenDictionary<string, Func<Row, string>> All { get; } =
        new Dictionary<string, Func<Row, string>>(StringComparer.Ordinal)
        {
            ["url"] = static row => row.Url,
            ["ok"] = static row => row.IsUp ? "true" : "false",
            ["status"] = static row => row.Status?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["http_code"] = Code,
            ["response_code"] = Code,
            ["error"] = static row => row.Error?.Name() ?? "",
            ["message"] = static row => row.Message ?? "",
            ["errormsg"] = static row => row.Message ?? "",
            ["ms"] = static row => Math.Round(row.Time.TotalMilliseconds, 1).ToString(CultureInfo.InvariantCulture),
            ["time_total"] = static row => row.Time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture),
            ["attempts"] = static row => row.Attempts.ToString(CultureInfo.InvariantCulture),
            ["num_retries"] = static row => Math.Max(0, row.Attempts - 1).ToString(CultureInfo.InvariantCulture),
            ["final_url"] = static row => row.FinalUrl ?? "",
            ["url_effective"] = static row => row.FinalUrl ?? row.Url,
            ["method"] = static row => row.Method ?? "",
            ["http_version"] = static row => row.HttpVersion ?? "0",
            ["content_type"] = static row => row.ContentType ?? "",
            ["bytes"] = static row => row.Bytes.ToString(CultureInfo.InvariantCulture),
            ["size_download"] = static row => row.Bytes.ToString(CultureInfo.InvariantCulture),
            ["num_redirects"] = static row => row.Redirects.Count.ToString(CultureInfo.InvariantCulture),
            ["source"] = static row => row.Source ?? "",
            ["json"] = Json,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryParse(string text, [NotNullWhen(true)] out Template? template, out string problem)
    {
        var made = new Template();
        var literal = new StringBuilder();
        problem = "";
        template = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                literal.Append(text[at] switch { 'n' => "\n", 't' => "\t", 'r' => "\r", '\\' => "\\", var other => $"\\{other}" });
            }
            else if (text.AsSpan(at).StartsWith("%%"))
            {
                at++;
                literal.Append('%');
            }
            else if (text.AsSpan(at).StartsWith("%{"))
            {
                var end = text.IndexOf('}', at);
                var name = end < 0 ? "" : text[(at + 2)..end];
                if (!All.TryGetValue(name, out var value))
                {
                    problem = end < 0 ? $"'{text[at..]}' has no '}}'" : $"'%{{{name}}}' is unknown: known are {string.Join(", ", Names)}";
                    return false;
                }

                made.parts.Add((literal.ToString(), value));
                literal.Clear();
                at = end;
            }
            else
            {
                literal.Append(text[at]);
            }
        }

        made.parts.Add((literal.ToString(), null));
        template = made;
        return true;
    }

    public void Fill(Row row, StringBuilder to)
    {
        foreach (var (text, value) in parts)
        {
            to.Append(text);
            if (value is not null)
            {
                to.Append(Printable.Of(value(row)));
            }
        }
    }

    private static string Code(Row row) => row.Status?.ToString("000", CultureInfo.InvariantCulture) ?? "000";

    private static string Json(Row row)
    {
        var to = new System.Buffers.ArrayBufferWriter<byte>();
        new JsonLinesFormat().WriteObject(row, to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
