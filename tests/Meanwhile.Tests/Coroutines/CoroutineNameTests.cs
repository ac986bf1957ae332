namespace Meanwhile.Tests.Coroutines;

public class CoroutineNameTests
{
    [Theory]
    [InlineData("<Fetch>d__5", "Fetch")]
    [InlineData("<Fetch>d__5`1", "Fetch")]
    [InlineData("<<Load>b__0>d", "lambda in Load")]
    [InlineData("<<Load>b__3_0>d", "lambda in Load")]
    [InlineData("<<Load>g__Fetch|3_0>d", "Fetch")]
    [InlineData("<<Load>g__Fetch|3_0>d`1", "Fetch")]
    [InlineData("<<Main>$>d__0", "Main")]
    [InlineData("<<<Main>$>b__0_0>d", "lambda in Main")]
    [InlineData("<<<Main>$>g__Fetch|0_1>d", "Fetch")]
    [InlineData("WrittenByHand", "WrittenByHand")]
    public void Name_is_the_one_that_the_author_gave(string type, string name) => Assert.Equal(name, CoroutineName.Parse(type));
}
