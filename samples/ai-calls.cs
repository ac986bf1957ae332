#:project ../src/Meanwhile.Http
#:project local-api

using System.Text.Json.Nodes;
using Meanwhile;
using Meanwhile.Samples;
using static Meanwhile.Async;

// A real one: API_KEY=… MODEL=… dotnet run samples/ai-calls.cs -- --url https://api.openai.com/v1
var key = Environment.GetEnvironmentVariable("API_KEY") ?? "none";
var model = Environment.GetEnvironmentVariable("MODEL") ?? "small";

Run(async () =>
{
    await using var api = await LocalApi.Start(args);              // the longer the prompt, the longer it thinks
    await using var session = new HttpSession(new()
    {
        BaseUrl = api.Url,
        Headers = [new("Authorization", $"Bearer {key}")],
    });

    string[] prompts =
    [
        "Explain coroutines to a child",
        "Name a colour",
        "Why is rain wet",
        "Hello",
        "Good night",
    ];

    await foreach (var answer in AsCompleted(prompts.Select(Ask)))  // each as it arrives, whatever its place in the list
    {
        Console.WriteLine(await answer);
    }

    async Coroutine<string> Ask(string prompt)
    {
        var question = new { model, messages = new[] { new { role = "user", content = prompt } } };
        using var reply = (await session.PostJson("chat/completions", question)).EnsureSuccess();
        var json = await reply.Json<JsonNode>();
        return $"{prompt}: {json["choices"]![0]!["message"]!["content"]}";
    }
});
