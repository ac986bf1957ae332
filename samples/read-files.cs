#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

// Those that are named (dotnet run samples/read-files.cs -- a.txt b.txt), or the pages of the folder it runs in.
var paths = args.Length > 0 ? args : Directory.GetFiles(".", "*.md").Order().ToArray();

Run(async () =>
{
    var texts = await Map(paths, async path => await File.ReadAllTextAsync(path, CurrentToken), limit: 16);
    foreach (var (path, text) in paths.Zip(texts))
    {
        Console.WriteLine($"{text.Count(letter => letter == '\n'),5} lines  {path}");
    }
});
