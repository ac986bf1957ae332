using Meanwhile.Cli.Check.Input;

namespace Meanwhile.Cli.Tests.Input;

public class AddressParserTests
{
    [Theory]
    [InlineData("http://example.com")]
    [InlineData("https://example.com/a?b=c#d")]
    [InlineData("HTTP://EXAMPLE.COM/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://bücher.example/ä")]
    [InlineData("http://example.com/with blank")]
    public void Taken(string text)
    {
        Assert.True(AddressParser.TryParse(text, out var address, out var problem), problem);
        Assert.NotNull(address);
    }

    [Theory]
    [InlineData("example.com", "it has no scheme")]
    [InlineData("localhost:8080/x", "it has no scheme")]
    [InlineData("mailto:a@b.c", "it has no scheme")]
    [InlineData("ftp://example.com", "unknown scheme 'ftp'")]
    [InlineData("file:///etc/passwd", "unknown scheme 'file'")]
    [InlineData("//example.com", "it has no scheme")]
    [InlineData("see http://example.com", "does not begin with http://")]
    [InlineData("http://", "host or port")]
    [InlineData("http:///path", "host or port")]
    [InlineData("http://a:b:c/", "host or port")]
    [InlineData("http://host:99999/", "host or port")]
    [InlineData("http://a b/", "host or port")]
    [InlineData("http://host/\u0001", "control characters")]
    public void Refused_with_the_reason(string text, string reason)
    {
        Assert.False(AddressParser.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
