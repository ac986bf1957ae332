namespace Meanwhile.Tests;

/// <summary>Answers of which it cannot be told where they begin or end.</summary>
public sealed class AnswerFramingTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    [Theory]
    [InlineData("Content-Length: 2\r\nContent-Length: 4\r\n\r\nabcd", "Content-Length is 2 and 4")]
    [InlineData("Content-Length: 2, 4\r\n\r\nabcd", "Content-Length is '2, 4', which is no length")]
    [InlineData("Content-Length: many\r\n\r\nabcd", "Content-Length is 'many', which is no length")]
    [InlineData("Content-Length: -4\r\n\r\nabcd", "Content-Length is '-4', which is no length")]
    [InlineData("Content-Length: +4\r\n\r\nabcd", "Content-Length is '+4', which is no length")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\nabcd", "which is no length")]
    [InlineData("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n", "by Content-Length and by Transfer-Encoding")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\nabcd\r\n0\r\n\r\n", "by Content-Length and by Transfer-Encoding")]
    public void An_answer_with_contradictory_lengths_is_a_protocol_error(string rest, string said) => Fails(Ok + rest, HttpErrorKind.Protocol, said);

    [Fact]
    public void A_redirect_with_contradictory_lengths_is_not_followed() =>
        Fails("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\nContent-Length: 4\r\n\r\n", HttpErrorKind.Protocol, "Content-Length is 0 and 4");

    [Theory]
    [InlineData("GET", "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd", "abcd")]
    [InlineData("GET", "Content-Length: 4\r\nContent-Length: 0004\r\n\r\nabcd", "abcd")]
    [InlineData("HEAD", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", "")]
    public void Lengths_that_agree_or_are_of_no_body_are_taken(string method, string rest, string body) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Ok + rest);
            await using var session = new HttpSession();
            using var request = new HttpRequestMessage(new HttpMethod(method), server.Url);
            using var reply = await session.Send(request);
            Assert.Equal(body, await reply.Text());
        });

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("h")]
    [InlineData("HTML")]
    [InlineData("\u0015\u0003\u0003\0\u0002\u0002(")]
    public void What_begins_with_no_status_line_is_a_protocol_error_though_the_connection_ends(string said)
    {
        Fails(said, HttpErrorKind.Protocol, "does not begin with a status line");
        Fails(said, HttpErrorKind.Protocol, "does not begin with a status line", inPieces: true);
    }

    [Theory]
    [InlineData("HT")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    public void A_status_line_or_header_that_is_cut_is_a_reset(string said)
    {
        Fails(said, HttpErrorKind.Reset, "before it had answered");
        Fails(said, HttpErrorKind.Reset, "before it had answered", inPieces: true);
    }

    [Fact]
    public void A_line_that_is_no_status_is_shown_without_what_upsets_a_terminal_and_cut() =>
        OnLoop.Run(async () =>
        {
            await using var server = Saying($"SSH-2.0 \e[31m{new string('x', 3_000)}\r\n", inPieces: false);
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Protocol, failure.Kind);
            Assert.Contains("SSH-2.0 \\u001B[31mxxx", failure.Message, StringComparison.Ordinal);
            Assert.InRange(failure.Message.Length, 500, 1500);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_answer_that_comes_byte_by_byte_is_read(bool closes) =>
        OnLoop.Run(async () =>
        {
            await using var server = Saying(Ok + (closes ? "\r\nhello" : "Content-Length: 5\r\n\r\nhello"), inPieces: true);
            await using var session = new HttpSession();
            Assert.Equal("hello", await session.GetText(server.Url));
        });

    private static void Fails(string said, HttpErrorKind kind, string message, bool inPieces = false) =>
        OnLoop.Run(async () =>
        {
            await using var server = Saying(said, inPieces);
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(kind, failure.Kind);
            Assert.Contains(message, failure.Message, StringComparison.Ordinal);
            Assert.Equal(0, session.InFlight);
            Assert.Equal(0, session.Admission.Taken);
        });

    private static LoopbackServer Saying(string said, bool inPieces) =>
        LoopbackServer.Start(async connection =>
        {
            await connection.ReadRequest();
            foreach (var piece in inPieces ? said.Select(static character => character.ToString()) : [said])
            {
                await connection.Write(piece);
            }
        });
}
