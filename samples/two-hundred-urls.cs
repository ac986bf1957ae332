#:project ../src/Meanwhile.Http
#:project local-api

using Meanwhile;
using Meanwhile.Samples;
using static Meanwhile.Async;

Run(async () =>
{
    await using var api = await LocalApi.Start(args);              // a second for an answer
    await using var session = new HttpSession(new()
    {
        BaseUrl = api.Url,
        ConnectionLimit = 200,                                     // 100 unless you say so
    });

    var start = EventLoop.Current.Time;
    var todos = await Map(Enumerable.Range(1, 200), id => session.GetJson<Todo>($"todos/{id}"));
    var took = EventLoop.Current.Time - start;

    Console.WriteLine($"{todos.Length} answers, the first is {todos[0].Title}, the last is {todos[^1].Title}");
    Console.WriteLine($"{todos.Count(todo => todo.Completed)} are completed");
    Console.WriteLine($"{took.TotalSeconds:0.0} s");               // not 200
});

record Todo(string Title, bool Completed);
