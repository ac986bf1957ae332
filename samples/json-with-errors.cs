#:project ../src/Meanwhile.Http
#:project local-api

using System.Text.Json.Nodes;
using Meanwhile;
using Meanwhile.Samples;
using static Meanwhile.Async;

Run(async () =>
{
    await using var api = await LocalApi.Start(args);
    await using var session = new HttpSession(new() { BaseUrl = api.Url });

    // The third is not there, the fourth is not JSON, and at the fifth nobody listens.
    string[] urls = ["posts/1", "posts/2", "posts/0", "page/1", "http://127.0.0.1:1/"];
    var answers = await Map(urls, Fetch);
    foreach (var (url, json) in urls.Zip(answers))
    {
        Console.WriteLine(json["error"] is { } error ? $"{url}: error: {error}" : $"{url}: {json["title"]}");
    }

    // A failure becomes a value here, so that the other requests go on.
    async Coroutine<JsonNode> Fetch(string url)
    {
        try
        {
            return await session.GetJson<JsonNode>(url);
        }
        catch (Exception error) when (HttpSessionException.KindOf(error) is { } kind)
        {
            return new JsonObject { ["error"] = error.Message, ["kind"] = $"{kind}" };
        }
    }
});
