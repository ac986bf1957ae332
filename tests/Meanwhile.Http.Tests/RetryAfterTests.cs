using System.Net;

namespace Meanwhile.Tests;

/// <summary>What a server asks for by <c>Retry-After</c>, and what becomes of it.</summary>
public sealed class RetryAfterTests
{
    private int asked;

    [Theory]
    [InlineData("Saturday, 01-Jan-00 00:00:07 GMT", 7)]
    [InlineData("Sat Jan  1 00:00:08 2000", 8)]
    [InlineData("Sat Jan 1 00:00:08 2000", 8)]
    [InlineData("Mon Jan 10 00:00:00 2000", 9 * 24 * 60 * 60)]
    [InlineData("Friday, 31-Dec-99 23:59:59 GMT", 0)]
    [InlineData("Saturday, 01-Jan-50 00:00:00 GMT", (50 * 365 + 13) * 24 * 60 * 60)]
    [InlineData("Sunday, 01-Jan-51 00:00:00 GMT", null)]
    [InlineData("Monday, 01-Jan-51 00:00:00 GMT", 0)]
    [InlineData("Sat, 01 Jan 2000 00:00:09 GMT", 9)]
    [InlineData("tomorrow", null)]
    [InlineData("-5", null)]
    [InlineData("1-2-3", null)]
    [InlineData("", null)]
    public void Every_form_of_a_date_is_understood(string value, int? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", value);
        Assert.Equal(seconds?.Seconds, RetryAfter.Of(response, new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_server_at_the_end_of_time_upsets_nothing()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", "Friday, 31-Dec-99 23:59:59 GMT");
        response.Headers.TryAddWithoutValidation("Date", "Fri, 31 Dec 9999 23:59:58 GMT");
        Assert.Equal(1.Seconds, RetryAfter.Of(response, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_wait_beyond_the_total_time_is_said_and_holds_nobody_back() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var server = LoopbackServer.Answering(_ => ++asked == 1 ? Answer.Of("503 Busy", "", "Retry-After: 3600\r\n") : Answer.Ok("fine"));
            await using var session = Session(new() { MaxTotalTime = 1.Minutes });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Status, failure.Kind);
            Assert.EndsWith(
                "the server answered 503 Busy. It was not sent again: the server asks to wait 3600 s (Retry-After), and all attempts have 60 s (HttpRetryOptions.MaxTotalTime).",
                failure.Message,
                StringComparison.Ordinal
            );
            Assert.Equal(0, session.InFlight);
            Assert.Equal("fine", await session.GetText(server.Url));
            Assert.Equal(TimeSpan.Zero, clock.Now);
        });

    [Fact]
    public void What_RetryOn_throws_reaches_the_caller_and_the_answer_is_disposed() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Cut("some", promised: 100));
            await using var session = Session(new() { RetryOn = _ => throw new InvalidTimeZoneException("from the delegate") });
            var thrown = await OnLoop.Thrown<InvalidTimeZoneException>(() => session.GetText(server.Url));
            Assert.Equal("from the delegate", thrown.Message);
            Assert.Equal(0, session.InFlight);
            await OnLoop.Thrown<InvalidTimeZoneException>(() => session.GetText(server.Url));
        });

    private static HttpSession Session(HttpRetryOptions retry) => new(new() { Timeout = null, ConnectTimeout = null, ConnectionLimit = 1, Retry = retry });
}
