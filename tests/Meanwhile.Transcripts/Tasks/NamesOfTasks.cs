namespace Meanwhile.Transcripts.Tasks;

internal sealed class NamesOfTasks : Twin
{
    protected override async Coroutine Main()
    {
        var named = CreateTask(Work(), name: "worker");
        Say(await named, named.Name);
        var first = CreateTask(Work());
        var second = CreateTask(Work());
        string[] names = [first.Name, second.Name];
        int[] numbers = [.. names.Select(name => int.Parse(name["Task-".Length..]))];
        Say(numbers[1] - numbers[0], await first == names[0], await second == names[1]);

        async Coroutine<string> Work() => LoopTask.Current!.Name;
    }
}
