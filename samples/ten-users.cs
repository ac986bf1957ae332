#:project ../src/Meanwhile.Http
#:project local-api

using Meanwhile;
using Meanwhile.Samples;
using static Meanwhile.Async;

Run(async () =>
{
    await using var api = await LocalApi.Start(args);
    await using var session = new HttpSession(new() { BaseUrl = api.Url });

    // If one of them fails, the others are cancelled, and the failure is thrown here.
    var users = await Map(Enumerable.Range(1, 10), id => session.GetJson<User>($"users/{id}"));
    foreach (var user in users)
    {
        Console.WriteLine($"{user.Id,2} {user.Name}");
    }
});

record User(int Id, string Name);
