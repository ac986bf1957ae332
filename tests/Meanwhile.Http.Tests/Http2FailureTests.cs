using System.Net;

namespace Meanwhile.Tests;

/// <summary>Servers that end streams and connections of HTTP/2, before and after they have begun with a request.</summary>
public sealed class Http2FailureTests
{
    private const byte NoError = 0;
    private const byte ProtocolError = 1;
    private const byte InternalError = 2;
    private const byte RefusedStream = 7;
    private const byte Cancel = 8;
    private const byte EnhanceYourCalm = 11;

    private int asked;

    [Theory]
    [InlineData(NoError, "NO_ERROR")]
    [InlineData(InternalError, "INTERNAL_ERROR")]
    [InlineData(Cancel, "CANCEL")]
    [InlineData(EnhanceYourCalm, "ENHANCE_YOUR_CALM")]
    public void A_stream_that_the_server_resets_is_a_reset_and_tried_again_where_it_may_be(byte error, string name)
    {
        Ends("GET", 3, HttpErrorKind.Reset, name, stream => Http2Connection.ResetStream(stream, error));
        Ends("POST", 1, HttpErrorKind.Reset, name, stream => Http2Connection.ResetStream(stream, error));
    }

    [Fact]
    public void A_server_that_complains_of_the_protocol_is_a_protocol_error_and_not_tried_again() =>
        Ends("GET", 1, HttpErrorKind.Protocol, "does not speak HTTP as it should", static stream => Http2Connection.ResetStream(stream, ProtocolError));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void A_stream_that_is_refused_for_ever_is_a_reset_and_tried_again_whatever_its_method(string method)
    {
        // The handler sends such a request four times by itself.
        Ends(method, 3 * 4, HttpErrorKind.Reset, "before it had begun with it (HTTP/2 REFUSED_STREAM)", static stream => Http2Connection.ResetStream(stream, RefusedStream));
    }

    [Theory]
    [InlineData("GET", NoError)]
    [InlineData("POST", NoError)]
    [InlineData("POST", InternalError)]
    public void A_connection_that_ends_before_the_stream_is_begun_with_is_tried_again_whatever_the_method(string method, byte error) =>
        Ends(method, 3 * 4, HttpErrorKind.Reset, "before it had begun with it", _ => Http2Connection.GoAway(last: 0, error));

    [Theory]
    [InlineData("GET", NoError, 3)]
    [InlineData("POST", NoError, 1)]
    [InlineData("POST", InternalError, 1)]
    public void A_connection_that_ends_after_the_stream_was_begun_with_repeats_only_what_may_be_repeated(string method, byte error, int expected) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(connection => Http2Connection.Serve(
                connection,
                stream =>
                {
                    asked++;
                    return [.. Http2Connection.GoAway(last: stream, error), .. Http2Connection.ResetStream(stream, error)];
                }
            ));
            var failure = await Failure(server, method);
            Assert.Equal(HttpErrorKind.Reset, failure.Kind);
            Assert.Equal(expected, asked);
        });

    [Theory]
    [InlineData("GET", true)]
    [InlineData("POST", true)]
    [InlineData("GET", false)]
    [InlineData("POST", false)]
    public void A_request_that_is_refused_for_a_while_comes_through(string method, bool closes) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(connection => Http2Connection.Serve(
                connection,
                stream =>
                    ++asked > 9 ? Http2Connection.Ok(stream)
                    : closes ? Http2Connection.GoAway(last: 0, NoError)
                    : Http2Connection.ResetStream(stream, RefusedStream)
            ));
            await using var session = Session();
            using var request = Request(server, method);
            using var reply = await session.Send(request);
            Assert.True(reply.IsSuccess);
            Assert.Equal(10, asked);
        });

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public void A_connection_that_ends_before_a_word_of_the_server_is_a_reset(string method, int expected) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(static connection => connection.ReadExactly(24 + 9));
            Assert.Equal(HttpErrorKind.Reset, (await Failure(server, method)).Kind);
            Assert.Equal(expected, server.Accepted);
        });

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void A_server_that_says_goodbye_before_the_request_is_a_reset(string method) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(static async connection =>
            {
                await connection.ReadExactly(24 + 9);
                await connection.Write([.. Http2Connection.Settings, .. Http2Connection.GoAway(last: 0, NoError)]);
                await connection.WaitForClose();
            });
            Assert.Equal(HttpErrorKind.Reset, (await Failure(server, method)).Kind);
        });

    [Fact]
    public void A_stream_that_is_reset_in_the_body_is_a_body_error() =>
        OnLoop.Run(async () =>
        {
            byte[] status = [0, 0, 1, 1, 4, 0, 0, 0, 1, 0x88];
            byte[] half = [0, 0, 2, 0, 0, 0, 0, 0, 1, 65, 65];
            await using var server = LoopbackServer.Start(connection => Http2Connection.Serve(connection, _ => [.. status, .. half]));
            await using var session = Session();
            using var request = Request(server, "GET");
            await using var reply = await session.Send(request);
            await using var body = reply.Stream();
            var buffer = new byte[2];
            await body.ReadExactlyAsync(buffer);
            await server.EachConnection(connection => connection.Write(Http2Connection.ResetStream(1, InternalError)));
            var failure = await OnLoop.Thrown<HttpSessionException>(() => Read(body, buffer));
            Assert.Equal(HttpErrorKind.Body, failure.Kind);

            static async Coroutine Read(Stream body, byte[] buffer) => await body.ReadExactlyAsync(buffer);
        });

    private void Ends(string method, int expected, HttpErrorKind kind, string said, Func<byte, byte[]> answer) =>
        OnLoop.Run(async () =>
        {
            asked = 0;
            await using var server = LoopbackServer.Start(connection => Http2Connection.Serve(
                connection,
                stream =>
                {
                    asked++;
                    return answer(stream);
                }
            ));
            var failure = await Failure(server, method);
            Assert.Equal(kind, failure.Kind);
            Assert.Contains(said, failure.Message, StringComparison.Ordinal);
            Assert.Equal(expected, asked);
        });

    private static async Coroutine<HttpSessionException> Failure(LoopbackServer server, string method)
    {
        await using var session = Session();
        using var request = Request(server, method);
        var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Send(request));
        Assert.Equal(0, session.InFlight);
        Assert.Equal(0, session.Admission.Taken);
        return failure;
    }

    private static HttpSession Session() => new(new HttpSessionOptions { UseProxy = false, Retry = new HttpRetryOptions { MaxRetries = 2, Delay = TimeSpan.Zero } });

    private static HttpRequestMessage Request(LoopbackServer server, string method) =>
        new(new HttpMethod(method), server.Url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
}
