namespace Meanwhile.Cli.Tests.Checking;

/// <summary>What a list says that nobody is to see.</summary>
public class HiddenUserTests
{
    [Theory]
    [InlineData("https://user:pa/ss@host/", "https://host/")]
    [InlineData("https://user:pa?ss@host/", "https://host/")]
    [InlineData("https://user:p@ss@host/path", "https://host/path")]
    [InlineData("https://host/@somebody", "https://host/@somebody")]
    [InlineData("https://host/a:b@c", "https://host/a:b@c")]
    public void User_and_password_are_left_out_also_of_what_is_no_url(string text, string shown) =>
        Assert.Equal(shown, SafeUrl.WithoutUser(text));
}
