using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Tests.Reporting;

/// <summary>What lists and servers say reaches programs that would act on it.</summary>
public class UntrustedTextTests
{
    private static readonly Row Down = new("http://a/", 404, DownReason.Status, "404", TimeSpan.FromMilliseconds(12), 1, "http://a/");

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://b\",\"c\")")]
    public void A_cell_of_CSV_is_no_formula(string text)
    {
        var line = Written(new CsvFormat(), Down with { Url = text, Message = text, ContentType = text, Source = text });
        var cells = text.Contains('"', StringComparison.Ordinal) ? $"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"'{text}";
        Assert.StartsWith($"{cells},false,404,status,{cells},12,", line, StringComparison.Ordinal);
        Assert.EndsWith($",{cells}\n", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void A_cell_of_CSV_begins_with_no_tab_or_return(string text) =>
        Assert.StartsWith("'\uFFFDx,false", Written(new CsvFormat(), Down with { Url = text }), StringComparison.Ordinal);

    [Fact]
    public void JUnit_has_neither_control_characters_nor_marks_that_turn_text_round()
    {
        var text = XElement.Parse(Written(new JUnitFormat(), Down with { Url = "a\u0085\u009Bb\u202Ec\u2066d\u0001e\uFFFEf\ud800g", Message = "x\u009B31m\u202Ey" }));
        Assert.Equal("a\uFFFD\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg", text.Attribute("name")!.Value);
        Assert.Equal("x\uFFFD31m\uFFFDy", text.Element("failure")!.Attribute("message")!.Value);
    }

    [Theory]
    [InlineData("see http://b/ www.c.de @carol #12 <i>*x*</i> [d](e)", "`see http://b/ www.c.de @carol #12 <i>*x*</i> [d](e)`")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a\\|b", "`a\\ \\|b`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("``a", "``` ``a ```")]
    [InlineData("a\nb\u202E", "`a\uFFFDb\uFFFD`")]
    public void A_cell_of_Markdown_is_code(string text, string shown)
    {
        Assert.Equal($"| **down** | 404 | 12 ms | `http://a/` | status: {shown} |\n", Written(new MarkdownFormat(hasSummary: false), Down with { Message = text }));
        Assert.Equal($"| **down** | 404 | 12 ms | {shown} | status: `404` |\n", Written(new MarkdownFormat(hasSummary: false), Down with { Url = text }));
    }

    private static string Written(IRowFormat format, Row row)
    {
        var to = new ArrayBufferWriter<byte>();
        format.Write(row, to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
