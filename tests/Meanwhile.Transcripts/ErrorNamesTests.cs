namespace Meanwhile.Transcripts;

/// <summary>A twin that names an error itself is found out.</summary>
public class ErrorNamesTests
{
    [Theory]
    [InlineData("""Say("ValueError");""", "ValueError")]
    [InlineData("""Say($"it raises TimeoutError at {Now}");""", "TimeoutError")]
    [InlineData("""Say("QueueShutDown", 1);""", "QueueShutDown")]
    [InlineData("Say(error is ArgumentException);", "is ArgumentException")]
    [InlineData("Say(error is not InvalidStateException);", "is not InvalidStateException")]
    public void What_names_an_error_is_found(string source, string fault) => Assert.Equal([fault], ErrorNames.In(source));

    [Theory]
    [InlineData("Say(TypeOf(error));")]
    [InlineData("""throw new ArgumentException("boom");""")]
    [InlineData("""Say("the handler of errors", OnError, "ends");""")]
    [InlineData("""Say(outcome is Exception error ? TypeOf(error) : "accepted");""")]
    public void What_names_none_passes(string source) => Assert.Empty(ErrorNames.In(source));
}
