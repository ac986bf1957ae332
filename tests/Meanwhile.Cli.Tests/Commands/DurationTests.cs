using Meanwhile.Cli.Commands.Values;

namespace Meanwhile.Cli.Tests.Commands;

public class DurationTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("20s", 20_000)]
    [InlineData("1.5s", 1500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0s", 0)]
    [InlineData("0.5ms", 0.5)]
    public void Read(string text, double milliseconds)
    {
        Assert.True(Duration.TryParse(text, out var value, out _));
        Assert.Equal(milliseconds, value.TotalMilliseconds);
    }

    [Theory]
    [InlineData("20", "no unit")]
    [InlineData("", "is no time")]
    [InlineData("s", "is no time")]
    [InlineData("-1s", "is no time")]
    [InlineData("1,5s", "is no time")]
    [InlineData("NaN", "is no time")]
    [InlineData("1e3s", "is no time")]
    [InlineData("5d", "unknown unit")]
    [InlineData("5S", "is no time")]
    [InlineData("25h", "out of range")]
    [InlineData("99999999999999999999999h", "out of range")]
    public void Refused_with_the_reason(string text, string reason)
    {
        Assert.False(Duration.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
