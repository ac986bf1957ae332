using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Meanwhile.Tests;

public sealed partial class BodyTests
{
    [Fact]
    public void Json_goes_both_ways() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request => Answer.Json(request.Body.Length == 0 ? """{"cityName":"Oslo","degrees":-3}""" : request.Body));
            await using var session = new HttpSession();
            Assert.Equal(new Weather("Oslo", -3), await session.GetJson<Weather>(server.Url));
            Assert.Equal(new Weather("Oslo", -3), await session.GetJson(server.Url, Known.Default.Weather));
            await using var reply = await session.PostJson(server.Url, new Weather("Rom", 20));
            Assert.Equal("""{"cityName":"Rom","degrees":20}""", await reply.Text());
            Assert.Equal(new Weather("Rom", 20), await reply.Json<Weather>());
            await using var put = await session.PutJson(server.Url, new Weather("Rom", 21), Known.Default.Weather);
            Assert.Equal(new Weather("Rom", 21), await put.Json(Known.Default.Weather));
        });

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_not_the_expected_json_is_a_body_error(string body) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Json(body));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetJson<Weather>(server.Url));
            Assert.Equal(HttpErrorKind.Body, failure.Kind);
            Assert.Contains("the body is not the expected JSON", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Null_is_given_where_it_fits() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Json("null"));
            await using var session = new HttpSession();
            Assert.Null(await session.GetJson<int?>(server.Url));
            Assert.Equal(JsonValueKind.Null, (await session.GetJson<JsonElement>(server.Url)).ValueKind);
        });

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1", "gr\u00fc\u00df", "grüß")]
    [InlineData("text/plain", "gr\u00c3\u00bc", "grü")]
    [InlineData("text/plain; charset=no-such", "gr\u00c3\u00bc", "grü")]
    [InlineData("text/plain; charset=iso-8859-1", "\u00ef\u00bb\u00bfgr\u00c3\u00bc", "grü")]
    [InlineData("text/plain", "\u00ff\u00fea\0b\0", "ab")]
    public void Text_is_read_in_the_encoding_it_was_written_in(string type, string latin1, string text) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Ok(latin1, $"Content-Type: {type}\r\n"));
            await using var session = new HttpSession();
            Assert.Equal(text, await session.GetText(server.Url));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public void Bodies_of_any_size_and_framing_arrive_whole(int size) =>
        OnLoop.Run(async () =>
        {
            var body = string.Create(size, 0, static (span, _) => { for (var i = 0; i < span.Length; i++) { span[i] = (char)('a' + (i % 26)); } });
            await using var server = LoopbackServer.Start(async connection =>
            {
                while (await connection.ReadRequest() is { } request)
                {
                    switch (request.Path)
                    {
                        case "/length":
                            await connection.Write(Answer.Ok(body));
                            break;
                        case "/chunked":
                            await connection.Write(
                                $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{(size == 0 ? "" : $"{size:x}\r\n{body}\r\n")}0\r\n\r\n"
                            );
                            break;
                        default:
                            await connection.Write($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}");
                            return;
                    }
                }
            });
            await using var session = new HttpSession();
            foreach (var framing in new[] { "length", "chunked", "close" })
            {
                Assert.Equal(body, await session.GetText(server.Url + framing));
                await using var reply = await session.Get(server.Url + framing);
                var pieces = new StringBuilder();
                await foreach (var piece in reply.Chunks())
                {
                    pieces.Append(Encoding.ASCII.GetString(piece.Span));
                }

                Assert.Equal(body, pieces.ToString());
                Assert.Equal(0, session.InFlight);
            }
        });

    [Fact]
    public void A_compressed_body_is_asked_for_and_undone() =>
        OnLoop.Run(async () =>
        {
            var asked = "";
            await using var server = LoopbackServer.Answering(request =>
            {
                asked = request.Header("Accept-Encoding");
                using var packed = new MemoryStream();
                using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
                {
                    gzip.Write("hello hello hello"u8);
                }

                return Answer.Ok(Encoding.Latin1.GetString(packed.ToArray()), "Content-Encoding: gzip\r\n");
            });
            await using var session = new HttpSession();
            Assert.Equal("hello hello hello", await session.GetText(server.Url));
            Assert.Contains("gzip", asked, StringComparison.Ordinal);
        });

    [Fact]
    public void A_body_is_given_once_as_a_stream() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession();
            await using var reply = await session.Get(server.Url);
            await using var stream = reply.Stream();
            Assert.Throws<InvalidOperationException>(() => (object)reply.Text());
            Assert.Throws<InvalidOperationException>(() => (object)reply.Chunks());
            using (var reader = new StreamReader(stream))
            {
                Assert.Equal("hello", await reader.ReadToEndAsync());
            }

            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void A_body_that_was_read_stays() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession();
            var reply = await session.Get(server.Url);
            var bytes = await reply.Bytes();
            await reply.DisposeAsync();
            Assert.Same(bytes, await reply.Bytes());
            using var reader = new StreamReader(reply.Stream());
            Assert.Equal("hello", await reader.ReadToEndAsync());
        });

    [Fact]
    public void A_disposed_reply_has_no_body() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession();
            var reply = await session.Get(server.Url);
            reply.Dispose();
            Assert.Throws<ObjectDisposedException>(() => (object)reply.Text());
        });

    [Fact]
    public void Cancelling_a_task_ends_its_read_of_a_stream() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            await using var session = new HttpSession();
            var gotHalf = new Future();
            var task = Async.CreateTask(Read());
            await gotHalf;
            await Async.Sleep(5.Milliseconds);
            task.Cancel();
            await OnLoop.Thrown<CancelledException>(() => task);
            await server.Gone;
            Assert.Equal(0, session.InFlight);

            async Coroutine Read()
            {
                await using var reply = await session.Get(server.Url);
                await foreach (var piece in reply.Chunks())
                {
                    Assert.Equal("half", Encoding.ASCII.GetString(piece.Span));
                    gotHalf.SetResult();
                }
            }
        });

    [Fact]
    public void A_body_is_sent_with_its_type() =>
        OnLoop.Run(async () =>
        {
            ServedRequest? last = null;
            await using var server = LoopbackServer.Answering(request =>
            {
                last = request;
                return Answer.Of("204 No Content");
            });
            await using var session = new HttpSession(new HttpSessionOptions { UserAgent = "tests/1" });
            await session.Post(server.Url, "grüß", "text/csv");
            Assert.Equal(("POST", "grüß", "text/csv; charset=utf-8"), (last!.Method, last.Body, last.Header("Content-Type")));
            Assert.Equal("tests/1", last.Header("User-Agent"));
            await session.Put(server.Url, new ByteArrayContent([65]));
            Assert.Equal(("PUT", "A"), (last.Method, last.Body));
            await session.Patch(new Uri(server.Url), new StringContent("x"));
            Assert.Equal("PATCH", last.Method);
            await session.Delete(server.Url);
            Assert.Equal("DELETE", last.Method);
            await session.Get(server.Url.Replace("//", "//us%20er:p%40ss@", StringComparison.Ordinal));
            Assert.Equal("Basic " + Convert.ToBase64String("us er:p@ss"u8), last.Header("Authorization"));
        });

    internal sealed record Weather(string CityName, int Degrees);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Weather))]
    internal sealed partial class Known : JsonSerializerContext;
}
