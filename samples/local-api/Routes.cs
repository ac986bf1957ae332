using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Meanwhile.Samples;

/// <summary>What the server answers, and how long that takes.</summary>
internal static class Routes
{
    private static readonly TimeSpan Tenth = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PerWord = TimeSpan.FromSeconds(0.3);

    private static readonly string[] Names = ["Ada", "Alan", "Barbara", "Dennis", "Donald", "Edsger", "Frances", "Grace", "John", "Ken"];

    internal static void Map(WebApplication server, Func<string, TimeSpan, Task> takeTime)
    {
        server.MapGet("/users/{id:int}", (HttpRequest request, int id) => Answer(request, Half, User(id)));
        server.MapGet("/posts/{id:int}", (HttpRequest request, int id) => Answer(request, Half, Post(id)));
        server.MapGet("/todos/{id:int}", (HttpRequest request, int id) => Answer(request, Second, Todo(id)));
        server.MapGet("/page/{number:int}", (HttpRequest request, int number) => Answer(request, Tenth, Page(number)));
        server.MapPost("/chat/completions", (HttpRequest request, JsonElement question) => Chat(request, question));

        async Task<IResult> Answer(HttpRequest request, TimeSpan delay, IResult answer)
        {
            await takeTime(request.Path, delay);
            return answer;
        }

        // The more words a prompt has, the longer it takes.
        async Task<IResult> Chat(HttpRequest request, JsonElement question)
        {
            var prompt = question.GetProperty("messages")[0].GetProperty("content").GetString()!;
            var words = prompt.Split(' ').Length;
            await takeTime(prompt, words * PerWord);
            var message = new { role = "assistant", content = $"I know {words} words about that." };
            return Results.Json(new { choices = new[] { new { index = 0, message } } });
        }
    }

    private static IResult User(int id) => id is >= 1 and <= 10 ? Results.Json(new { id, name = Names[id - 1] }) : Results.NotFound();

    private static IResult Post(int id) => id is >= 1 and <= 100 ? Results.Json(new { userId = ((id - 1) / 10) + 1, id, title = $"Post {id}" }) : Results.NotFound();

    private static IResult Todo(int id) => id is >= 1 and <= 200 ? Results.Json(new { id, title = $"Todo {id}", completed = id % 3 == 0 }) : Results.NotFound();

    private static IResult Page(int number) =>
        number is >= 1 and <= 500 ? Results.Content($"<html><head><title>Page {number}</title></head><body>{number * number}</body></html>", "text/html") : Results.NotFound();
}
