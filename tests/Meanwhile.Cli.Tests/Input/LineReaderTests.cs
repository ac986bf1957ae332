using System.Text;
using Meanwhile.Cli.Check.Input;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Input;

public class LineReaderTests
{
    [Theory]
    [InlineData("a\nb\n", "f:1 a|f:2 b")]
    [InlineData("a\r\nb", "f:1 a|f:2 b")]
    [InlineData("\n\n  a \n \t \nb\n\n", "f:3 a|f:5 b")]
    [InlineData("\uFEFFa\nb", "f:1 a|f:2 b")]
    [InlineData("ä\n", "f:1 ä")]
    [InlineData("", "")]
    [InlineData("\n \n", "")]
    public void Lines_come_trimmed_with_their_place_and_empty_ones_not_at_all(string content, string expected)
    {
        Assert.Equal(expected, string.Join('|', Read(Encoding.UTF8.GetBytes(content)).Select(line => $"{line.Place} {line.Text}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Pieces_of_any_size_give_the_same_lines(int piece)
    {
        var content = string.Concat(Enumerable.Range(0, 5000).Select(number => $"http://host/{number}\n"));
        var lines = Read(Encoding.UTF8.GetBytes(content), piece);
        Assert.Equal(5000, lines.Count);
        Assert.Equal("http://host/4999", lines[^1].Text);
        Assert.Equal("f:5000", lines[^1].Place);
    }

    [Fact]
    public void A_line_of_64_KiB_is_read_and_a_longer_one_is_told()
    {
        var longest = new string('x', LineReader.MostBytes);
        var lines = Read(Encoding.UTF8.GetBytes($"{longest}\n{longest}y\nnext\n"));
        Assert.Equal([false, true, false], lines.Select(IsTooLong));
        Assert.Equal(longest, lines[0].Text);
        Assert.StartsWith("xxx", lines[1].Text, StringComparison.Ordinal);
        Assert.InRange(lines[1].Text.Length, 1, 200);
        Assert.Equal("next", lines[2].Text);
        Assert.Equal("f:3", lines[2].Place);
    }

    [Fact]
    public void A_line_of_many_megabytes_is_one_error_and_the_rest_goes_on()
    {
        var content = Encoding.UTF8.GetBytes(new string('x', 10_000_000) + "\nnext");
        var lines = Read(content, piece: 30_000);
        Assert.Equal(["f:1 True", "f:2 False"], lines.Select(line => $"{line.Place} {IsTooLong(line)}"));
    }

    [Fact]
    public void The_last_line_may_be_too_long_without_an_end()
    {
        var line = Assert.Single(Read(Encoding.UTF8.GetBytes(new string('x', 300_000))));
        Assert.True(IsTooLong(line));
    }

    [Fact]
    public void Comments_are_passed_over_and_what_is_not_UTF8_is_told()
    {
        var lines = Read([.. "# first\n  # second\nhttp://a/#fragment\n"u8, 0xFF, 0xFE, (byte)'x', (byte)'\n', .. "b"u8]);
        Assert.Equal(["http://a/#fragment", "\uFFFD\uFFFDx", "b"], lines.Select(line => line.Text));
        Assert.Equal([null, "line is not UTF-8", null], lines.Select(line => line.Problem));
    }

    private static bool IsTooLong(InputLine line) => line.Problem == "line is longer than 64 KiB";

    private static List<InputLine> Read(byte[] content, int piece = int.MaxValue)
    {
        var lines = new List<InputLine>();
        OnLoop.Run(async () =>
        {
            var reader = new LineReader(new PiecewiseStream(content, piece), "f");
            while (await reader.Next() is { } line)
            {
                lines.Add(line);
            }
        });
        return lines;
    }
}
