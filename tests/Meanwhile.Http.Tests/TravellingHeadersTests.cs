using System.Net.Http.Headers;

namespace Meanwhile.Tests;

/// <summary>What a request takes along where a redirect leads to another origin.</summary>
public sealed class TravellingHeadersTests
{
    private static readonly string[] Secret =
    [
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "X-Api-Key",
        "Api-Key",
        "X-Auth-Token",
        "X-Amz-Security-Token",
        "Ocp-Apim-Subscription-Key",
        "Referer",
        "Origin",
        "From",
        "X-Anything",
    ];

    [Theory]
    [InlineData("http", 307)]
    [InlineData("http", 302)]
    [InlineData("https", 308)]
    public void Only_headers_known_to_be_harmless_go_along_to_another_port_or_scheme(string scheme, int status) =>
        OnLoop.Run(async () =>
        {
            ServedRequest? came = null;
            var tls = scheme == "https" ? TestCertificate.SelfSigned() : null;
            await using var elsewhere = LoopbackServer.Answering(
                request =>
                {
                    came = request;
                    return Answer.Ok("end");
                },
                tls
            );
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(status, elsewhere.Url));
            await using var session = new HttpSession(new HttpSessionOptions { DangerousAcceptAnyCertificate = true });
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Url);
            foreach (var name in Secret)
            {
                request.Headers.TryAddWithoutValidation(name, "hidden");
            }

            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            request.Headers.TryAddWithoutValidation("Range", "bytes=0-99");
            request.Headers.TryAddWithoutValidation("If-None-Match", "\"1\"");
            using var reply = await session.Send(request);
            Assert.Equal("end", await reply.Text());
            Assert.DoesNotContain("hidden", came!.Head, StringComparison.Ordinal);
            Assert.Equal("text/html", came.Header("Accept"));
            Assert.Equal("bytes=0-99", came.Header("Range"));
            Assert.Equal("\"1\"", came.Header("If-None-Match"));
        });

    [Fact]
    public void All_headers_go_along_within_an_origin() =>
        OnLoop.Run(async () =>
        {
            ServedRequest? came = null;
            await using var server = LoopbackServer.Answering(request =>
            {
                came = request;
                return request.Path == "/" ? Answer.Redirect(302, "/next") : Answer.Ok("end");
            });
            await using var session = new HttpSession(new HttpSessionOptions { Headers = Secret.Select(name => KeyValuePair.Create(name, "hidden")) });
            Assert.Equal("end", await session.GetText(server.Url));
            Assert.All(Secret, name => Assert.Equal("hidden", came!.Header(name)));
        });

    [Fact]
    public void Of_the_headers_of_a_body_those_that_say_what_it_is_go_along() =>
        OnLoop.Run(async () =>
        {
            ServedRequest? came = null;
            await using var elsewhere = LoopbackServer.Answering(request =>
            {
                came = request;
                return Answer.Ok("end");
            });
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(307, elsewhere.Url));
            await using var session = new HttpSession();
            using var body = new StringContent("form", new MediaTypeHeaderValue("text/csv"));
            body.Headers.TryAddWithoutValidation("X-Api-Key", "hidden");
            using var reply = await session.Post(server.Url, body);
            Assert.Equal("end", await reply.Text());
            Assert.Equal("form", came!.Body);
            Assert.Equal("text/csv", came.Header("Content-Type"));
            Assert.DoesNotContain("hidden", came.Head, StringComparison.Ordinal);
        });
}
