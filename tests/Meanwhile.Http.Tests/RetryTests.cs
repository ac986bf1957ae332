using System.Net;

namespace Meanwhile.Tests;

public sealed class RetryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private int asked;

    [Fact]
    public void A_status_that_may_pass_is_tried_again_and_the_pause_doubles() =>
        OnVirtualTime.Run(async clock =>
        {
            var times = new List<TimeSpan>();
            await using var server = LoopbackServer.Answering(_ =>
            {
                times.Add(clock.Now);
                return ++asked < 5 ? Answer.Of("503 Busy", "busy") : Answer.Ok("at last");
            });
            await using var session = Session(new() { MaxRetries = 4, Delay = 1.Seconds, Jitter = static () => 1 });
            Assert.Equal("at last", await session.GetText(server.Url));
            Assert.Equal([0.Seconds, 1.Seconds, 3.Seconds, 7.Seconds, 15.Seconds], times);
        });

    [Fact]
    public void The_last_answer_is_handed_out_when_all_retries_are_used() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = Saying(static _ => Answer.Of("500 Oops", "body"));
            await using var session = Session(new() { MaxRetries = 2 });
            using var reply = await session.Get(server.Url);
            Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
            Assert.Equal("body", await reply.Text());
            Assert.Equal(3, asked);
        });

    [Fact]
    public void Pauses_grow_to_their_limit_and_have_full_jitter()
    {
        Assert.Equal(0.5.Seconds, Backoff.Of(0.5.Seconds, 60.Seconds, 1, 1));
        Assert.Equal(32.Seconds, Backoff.Of(0.5.Seconds, 60.Seconds, 7, 1));
        Assert.Equal(60.Seconds, Backoff.Of(0.5.Seconds, 60.Seconds, 8, 1));
        Assert.Equal(60.Seconds, Backoff.Of(0.5.Seconds, 60.Seconds, int.MaxValue, 1));
        Assert.Equal(15.Seconds, Backoff.Of(0.5.Seconds, 60.Seconds, 8, 0.25));
        Assert.Equal(TimeSpan.Zero, Backoff.Of(0.5.Seconds, 60.Seconds, 3, 0));
    }

    [Fact]
    public void Retry_After_in_seconds_sets_the_pause() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var server = Saying(static number => number == 1 ? Answer.Of("429 Slow down", "", "Retry-After: 7\r\n") : Answer.Ok("fine"));
            await using var session = Session(new());
            Assert.Equal("fine", await session.GetText(server.Url));
            Assert.Equal(7.Seconds, clock.Now);
        });

    [Theory]
    [InlineData("Date: Sat, 01 Jan 2000 12:00:00 GMT\r\nRetry-After: Sat, 01 Jan 2000 12:00:09 GMT\r\n", 9)]
    [InlineData("Retry-After: Sat, 01 Jan 2000 00:00:05 GMT\r\n", 5)]
    [InlineData("Retry-After: Fri, 31 Dec 1999 00:00:00 GMT\r\n", 0)]
    public void Retry_After_as_a_date_sets_the_pause(string headers, int seconds) =>
        OnVirtualTime.Run(async clock =>
        {
            await using var server = Saying(number => number == 1 ? Answer.Of("503 Busy", "", headers) : Answer.Ok("fine"));
            await using var session = Session(new());
            Assert.Equal("fine", await session.GetText(server.Url));
            Assert.Equal(seconds.Seconds, clock.Now);
        });

    [Fact]
    public void Retry_After_holds_back_other_requests_to_that_host_and_no_others() =>
        OnVirtualTime.Run(async clock =>
        {
            var times = new List<TimeSpan>();
            await using var busy = LoopbackServer.Answering(_ =>
            {
                times.Add(clock.Now);
                return ++asked == 1 ? Answer.Of("429 Slow down", "", "Retry-After: 7\r\n") : Answer.Ok("fine");
            });
            await using var session = new HttpSession(new() { Timeout = null, ConnectTimeout = null, ConnectionLimit = 1, Retry = new() });
            var waiting = Async.CreateTask(session.GetText(busy.Url));
            while (!session.Admission.IsPaused(busy.Url))
            {
                await Async.Yield();
            }

            Assert.False(session.Admission.IsPaused("http://elsewhere"));
            Assert.Equal("fine", await session.GetText(busy.Url));
            Assert.Equal("fine", await waiting);
            Assert.Equal([0.Seconds, 7.Seconds, 7.Seconds], times);
        });

    [Fact]
    public void A_pause_beyond_the_total_time_is_not_begun() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var server = Saying(static _ => Answer.Of("429 Slow down", "", "Retry-After: 3600\r\n"));
            await using var session = Session(new() { MaxTotalTime = 1.Minutes });
            using var reply = await session.Get(server.Url);
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            Assert.Equal(Hour, reply.RetryAfter);
            Assert.Equal(TimeSpan.Zero, clock.Now);
            Assert.Equal(1, asked);
        });

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public void A_pause_beyond_all_bounds_is_not_begun(string retryAfter) =>
        OnVirtualTime.Run(async clock =>
        {
            await using var server = Saying(_ => Answer.Of("429 Slow down", "", $"Retry-After: {retryAfter}\r\n"));
            await using var session = Session(new() { MaxTotalTime = null });
            using var reply = await session.Get(server.Url);
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            Assert.True(reply.RetryAfter > TimeSpan.FromDays(365));
            Assert.Equal(TimeSpan.Zero, clock.Now);
        });

    [Fact]
    public void A_broken_connection_is_tried_again_and_a_wrong_certificate_is_not() =>
        OnLoop.Run(async () =>
        {
            await using var breaking = LoopbackServer.Start(async connection =>
            {
                await connection.ReadRequest();
                if (Interlocked.Increment(ref asked) < 3)
                {
                    connection.Reset();
                    return;
                }

                await connection.Write(Answer.Ok("fine"));
                await connection.WaitForClose();
            });
            await using var session = Session(new() { Delay = TimeSpan.Zero });
            Assert.Equal("fine", await session.GetText(breaking.Url));
            Assert.Equal(3, asked);

            await using var secure = LoopbackServer.Answering(_ => Answer.Ok("never"), TestCertificate.SelfSigned());
            await OnLoop.Thrown<HttpSessionException>(() => session.GetText(secure.Url));
            Assert.Equal(1, secure.Accepted);
        });

    [Theory]
    [InlineData("500 Oops", "", false, 1)]
    [InlineData("503 Busy", "", false, 1)]
    [InlineData("429 Slow down", "", false, 2)]
    [InlineData("503 Busy", "Retry-After: 0\r\n", false, 2)]
    [InlineData("500 Oops", "", true, 2)]
    public void A_post_is_repeated_only_where_the_server_cannot_have_acted(string status, string headers, bool unsafeToo, int expected) =>
        OnVirtualTime.Run(async _ =>
        {
            var bodies = new List<string>();
            await using var server = LoopbackServer.Answering(request =>
            {
                bodies.Add(request.Body);
                return Answer.Of(status, "", headers);
            });
            await using var session = Session(new() { MaxRetries = 1, RetryUnsafeMethods = unsafeToo });
            using var reply = await session.Post(server.Url, "the body");
            Assert.Equal(Enumerable.Repeat("the body", expected), bodies);
        });

    [Fact]
    public void A_body_that_is_a_stream_is_sent_once() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = Saying(static _ => Answer.Of("429 Slow down"));
            await using var session = Session(new() { RetryUnsafeMethods = true });
            using var content = new StreamContent(new MemoryStream([1, 2, 3]));
            using var reply = await session.Put(server.Url, content);
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            Assert.Equal(1, asked);
        });

    [Fact]
    public void A_cancel_ends_the_pause_at_once() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var server = Saying(static _ => Answer.Of("503 Busy", "", "Retry-After: 100\r\n"));
            await using var session = Session(new());
            var task = Async.CreateTask(session.GetText(server.Url));
            while (!session.Admission.IsPaused(server.Url))
            {
                await Async.Yield();
            }

            await task.CancelAndWait();
            Assert.True(task.IsCancelled);
            Assert.Equal(TimeSpan.Zero, clock.Now);
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void The_token_of_the_call_ends_the_pause_and_is_named() =>
        OnVirtualTime.Run(async _ =>
        {
            using var ending = new CancellationTokenSource();
            await using var server = Saying(static _ => Answer.Of("503 Busy", "", "Retry-After: 100\r\n"));
            await using var session = Session(new());
            var task = Async.CreateTask(session.GetText(server.Url, ending.Token));
            while (!session.Admission.IsPaused(server.Url))
            {
                await Async.Yield();
            }

            await ending.CancelAsync();
            var thrown = await OnLoop.Thrown<OperationCanceledException>(() => task);
            Assert.Equal(ending.Token, thrown.CancellationToken);
        });

    [Fact]
    public void A_timeout_counts_for_each_attempt() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                if (await connection.ReadRequest() is not null && Interlocked.Increment(ref asked) > 2)
                {
                    await connection.Write(Answer.Ok("fine"));
                }

                await connection.WaitForClose();
            });
            await using var session = new HttpSession(new() { Timeout = 0.5.Seconds, Retry = new() { Delay = TimeSpan.Zero, MaxRetries = 10 } });
            Assert.Equal("fine", await session.GetText(server.Url));

            // A busy machine may be late with the answer that it has, and is asked once more.
            Assert.InRange(asked, 3, 11);
        });

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Assert.Equal("options.Retry.MaxRetries", Refused(new() { MaxRetries = 0 }));
        Assert.Equal("options.Retry.Delay", Refused(new() { Delay = -1.Seconds }));
        Assert.Equal("options.Retry.MaxTotalTime", Refused(new() { MaxTotalTime = -1.Seconds }));

        static string? Refused(HttpRetryOptions retry) =>
            Assert.Throws<ArgumentOutOfRangeException>(() => new HttpSession(new HttpSessionOptions { Retry = retry })).ParamName;
    }

    private LoopbackServer Saying(Func<int, string> answer) => LoopbackServer.Answering(_ => answer(++asked));

    private static HttpSession Session(HttpRetryOptions retry) => new(new HttpSessionOptions { Timeout = null, ConnectTimeout = null, Retry = retry });
}
