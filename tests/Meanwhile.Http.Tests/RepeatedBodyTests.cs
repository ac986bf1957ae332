using System.Net;

namespace Meanwhile.Tests;

/// <summary>Bodies that can be sent only once, in retries and redirects that ask for them again.</summary>
public sealed class RepeatedBodyTests
{
    private const string Said = "can be sent only once";

    private readonly List<string> bodies = [];

    public static TheoryData<string> OnceOnly => ["stream", "form with a stream", "unknown"];

    public static TheoryData<string> Repeatable => ["bytes", "memory", "text", "form", "json", "form in a form"];

    [Theory]
    [MemberData(nameof(OnceOnly))]
    public void A_redirect_that_asks_for_a_body_that_is_gone_is_refused_and_says_so(string kind) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request =>
            {
                bodies.Add(request.Path);
                return Answer.Redirect(307, "/next");
            });
            await using var session = new HttpSession();
            using var content = Content(kind);
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Post(server.Url, content));
            Assert.Equal(HttpErrorKind.Redirect, failure.Kind);
            Assert.Contains(Said, failure.Message, StringComparison.Ordinal);
            Assert.Contains("/next", failure.Message, StringComparison.Ordinal);
            Assert.Equal(["/"], bodies);
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void A_redirect_that_drops_the_body_is_followed_whatever_it_was() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request => request.Method == "POST" ? Answer.Redirect(303, "/next") : Answer.Ok("end"));
            await using var session = new HttpSession();
            using var content = Content("stream");
            using var reply = await session.Post(server.Url, content);
            Assert.Equal("end", await reply.Text());
        });

    [Theory]
    [MemberData(nameof(Repeatable))]
    public void A_body_that_is_still_there_is_sent_again_after_a_redirect_and_in_a_retry(string kind) =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = LoopbackServer.Answering(request =>
            {
                bodies.Add(request.Body);
                return request.Path == "/" ? Answer.Redirect(307, "/next")
                    : bodies.Count < 4 ? Answer.Of("429 Slow down")
                    : Answer.Ok("end");
            });
            await using var session = Session();
            using var content = Content(kind);
            await content.LoadIntoBufferAsync();
            using var reply = await session.Put(server.Url, content);
            Assert.Equal("end", await reply.Text());
            Assert.Equal(4, bodies.Count);
            Assert.All(bodies, body => Assert.Contains("abc", body, StringComparison.Ordinal));
            Assert.Single(bodies.Distinct(StringComparer.Ordinal));
        });

    [Theory]
    [MemberData(nameof(OnceOnly))]
    public void An_answer_that_is_not_tried_again_for_its_body_says_so(string kind) =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = LoopbackServer.Answering(request =>
            {
                bodies.Add(request.Path);
                return Answer.Of("429 Slow down");
            });
            await using var session = Session();
            using var content = Content(kind);
            using var reply = await session.Put(server.Url, content);
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            Assert.Contains(Said, reply.NotRetried, StringComparison.Ordinal);
            Assert.Contains(Said, Assert.Throws<HttpSessionException>(() => reply.EnsureSuccess()).Message, StringComparison.Ordinal);
            Assert.Single(bodies);
        });

    [Fact]
    public void A_failure_that_is_not_tried_again_for_its_body_says_so() =>
        OnLoop.Run(async () =>
        {
            await using var session = Session();
            using var content = Content("stream");
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Put(LoopbackServer.RefusingUrl(), content));
            Assert.Equal(HttpErrorKind.Connect, failure.Kind);
            Assert.Contains(Said, failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void The_last_of_all_attempts_has_nothing_to_say() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Of("429 Slow down"));
            await using var session = Session();
            using var reply = await session.Put(server.Url, "abc");
            Assert.Null(reply.NotRetried);
        });

    private static HttpSession Session() => new(new() { Timeout = null, ConnectTimeout = null, Retry = new() { MaxRetries = 2 } });

    private static HttpContent Content(string kind) =>
        kind switch
        {
            "stream" => new StreamContent(new MemoryStream("abc"u8.ToArray())),
            "form with a stream" => new MultipartFormDataContent { { new StringContent("1"), "a" }, { Content("stream"), "b" } },
            "unknown" => new Unknown(),
            "bytes" => new ByteArrayContent("abc"u8.ToArray()),
            "memory" => new ReadOnlyMemoryContent("abc"u8.ToArray()),
            "text" => new StringContent("abc"),
            "form" => new FormUrlEncodedContent([KeyValuePair.Create("a", "abc")]),
            "json" => System.Net.Http.Json.JsonContent.Create("abc"),
            "form in a form" => new MultipartContent { new MultipartFormDataContent { { Content("text"), "a" } }, Content("bytes") },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private sealed class Unknown : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync("abc"u8.ToArray()).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 3;
            return true;
        }
    }
}
