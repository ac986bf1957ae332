using System.Text.Json;

namespace Meanwhile.Tests.Differential;

/// <summary>
/// Runs a small program that is written as JSON, and tells what happened in which order. <c>oracle.py</c> beside this file does
/// the same with CPython's asyncio.
/// </summary>
internal sealed partial class Script
{
    private readonly JsonElement[] bodies;
    private readonly List<string> printed = [];
    private readonly Dictionary<int, LoopTask<int>> slots = [];
    private Future[] futures = [];

    private Script(JsonElement program)
    {
        bodies = [.. program.EnumerateArray()];
    }

    /// <summary>Runs the program as the main task of a loop.</summary>
    internal static string Transcript(string program, Func<LoopOptions> options)
    {
        using var document = JsonDocument.Parse(program);
        var script = new Script(document.RootElement);
        var loop = new EventLoop(options());
        LoopTask? main = null;
        try
        {
            main = loop.Prepare(() => CreateTask(script.Main()));
            loop.RunUntilComplete(main);
            script.printed.Add("end");
        }
        catch (Exception failure) when (main is { IsDone: true })
        {
            script.printed.Add($"end!{NameOf(failure)}");
        }

        script.printed.Add($"at {loop.Time.TotalSeconds:0.###}");
        script.printed.Add($"n{main!.CancelRequests}");
        if (script.hasShared)
        {
            script.printed.Add(script.SharedState());
        }

        var transcript = string.Join(" | ", script.printed);
        loop.UnhandledError = static _ => { };
        loop.Close();
        return transcript;
    }

    private static string NameOf(Exception failure) =>
        failure switch
        {
            CancelledException cancelled => cancelled.Reason is { } reason ? $"cancel({reason})" : "cancel",
            ExceptionGroup group => $"group({string.Join(',', group.InnerExceptions.Select(NameOf))})",
            TimeoutException => "timeout",
            ScriptException raised => raised.Message,
            BrokenBarrierException => "broken",
            QueueShutDownException => "shut",
            InvalidOperationException => "misuse",
            _ => failure.ToString(),
        };

    private async Coroutine Main()
    {
        futures = [new Future(), new Future()];
        await Block(bodies[0], null);
    }

    private async Coroutine<int> Body(int index)
    {
        await Block(bodies[index], null);
        return index;
    }

    private async Coroutine Block(JsonElement statements, TaskGroup? group)
    {
        foreach (var statement in statements.EnumerateArray())
        {
            await Statement(statement, group);
        }
    }

    private async Coroutine Statement(JsonElement statement, TaskGroup? group)
    {
        var id = statement[1].GetInt32();
        switch (statement[0].GetString())
        {
            case "sleep":
                await Sleep(statement[2].GetInt32().Seconds);
                break;
            case "spawn":
                slots[statement[2].GetInt32()] = CreateTask(Body(statement[2].GetInt32()));
                break;
            case "eager":
                slots[statement[2].GetInt32()] = CreateTask(Body(statement[2].GetInt32()), eager: true);
                break;
            case "gspawn" when group is not null:
                slots[statement[2].GetInt32()] = group.CreateTask(Body(statement[2].GetInt32()));
                break;
            case "await" when slots.TryGetValue(statement[2].GetInt32(), out var task):
                Print($"{id}={await task}");
                break;
            case "cancel" when slots.TryGetValue(statement[2].GetInt32(), out var task):
                Print($"{id}={task.Cancel(statement[3].GetString() is { Length: > 0 } why ? why : null)}");
                break;
            case "selfcancel":
                LoopTask.Current!.Cancel();
                break;
            case "awaitf":
                await futures[statement[2].GetInt32()];
                break;
            case "setf" when futures[statement[2].GetInt32()] is { IsDone: false } future:
                future.SetResult();
                break;
            case "failf" when futures[statement[2].GetInt32()] is { IsDone: false } future:
                future.SetException(new ScriptException(id));
                break;
            case "cancelf":
                Print($"{id}={futures[statement[2].GetInt32()].Cancel()}");
                break;
            case "raise":
                throw new ScriptException(id);
            case "call":
                Print($"{id}={await Body(statement[2].GetInt32())}");
                break;
            case "gather":
                Print($"{id}=[{string.Join(',', await Gather(Bodies(statement[2])))}]");
                break;
            case "outcomes":
                var outcomes = await GatherOutcomes(Bodies(statement[2]));
                Print($"{id}=[{string.Join(',', outcomes.Select(static each => each.Exception is { } failure ? NameOf(failure) : $"{each.Value}"))}]");
                break;
            case "group":
                await TaskGroup.Run(async inner => await Block(statement[2], inner));
                break;
            case "timeout":
                await WithTimeout(statement[2].GetInt32().Seconds, async _ => await Block(statement[3], group));
                break;
            case "try":
                await Try(id, statement, group);
                break;
            case "finally":
                await Finally(id, statement, group);
                break;
            case "shield":
                Print($"{id}={await Shield(Body(statement[2].GetInt32()))}");
                break;
            case "waitfor":
                Print($"{id}={await WaitFor(Body(statement[2].GetInt32()), statement[3].GetInt32().Seconds)}");
                break;
            case "wait":
                await WaitForSome(id, statement);
                break;
            case "completed":
                await TakeCompleted(id, statement);
                break;
            case "gathertasks":
                Print($"{id}={(await Gather(Tasks(statement[2]))).Length}");
                break;
            case "outcomesoftasks":
                var ended = await GatherOutcomes(Tasks(statement[2]));
                Print($"{id}=[{string.Join(',', ended.Select(static each => each.Exception is { } failure ? NameOf(failure) : $"{each.Value}"))}]");
                break;
            case "shieldtask" when slots.TryGetValue(statement[2].GetInt32(), out var task):
                Print($"{id}={await Shield(task)}");
                break;
            case "waitfortask" when slots.TryGetValue(statement[2].GetInt32(), out var task):
                Print($"{id}={await WaitFor(task, statement[3].GetInt32().Seconds)}");
                break;
            case "whentaskdone" when slots.TryGetValue(statement[2].GetInt32(), out var task):
                task.AddDoneCallback(_ => Print($"{id}d"));
                break;
            case "count":
                Print($"{id}={LoopTask.Current!.CancelRequests}");
                break;
            case "uncancel":
                Print($"{id}={LoopTask.Current!.Uncancel()}");
                break;
            case "gspawn" or "await" or "cancel" or "setf" or "failf" or "shieldtask" or "waitfortask" or "whentaskdone":
                break;
            default:
                await SharedStatement(id, statement, group);
                break;
        }

        Print($"{id}");
    }

    private async Coroutine Try(int id, JsonElement statement, TaskGroup? group)
    {
        try
        {
            await Block(statement[2], group);
        }
        catch (Exception failure)
        {
            Print($"{id}!{NameOf(failure)}");
            await Block(statement[3], group);
            if (statement[4].GetBoolean())
            {
                throw;
            }
        }
    }

    private async Coroutine Finally(int id, JsonElement statement, TaskGroup? group)
    {
        try
        {
            await Block(statement[2], group);
        }
        finally
        {
            Print($"{id}f");
            await Block(statement[3], group);
        }
    }

    private async Coroutine WaitForSome(int id, JsonElement statement)
    {
        LoopTask[] tasks = [.. Tasks(statement[2])];
        if (tasks.Length > 0)
        {
            TimeSpan? timeout = statement[3].ValueKind == JsonValueKind.Null ? null : statement[3].GetInt32().Seconds;
            var (done, pending) = await Wait(tasks, timeout, (WaitUntil)statement[4].GetInt32());
            Print($"{id}={done.Count}/{pending.Count}");
        }
    }

    private async Coroutine TakeCompleted(int id, JsonElement statement)
    {
        LoopTask<int>[] tasks = [.. Tasks(statement[2])];
        TimeSpan? timeout = statement[3].ValueKind == JsonValueKind.Null ? null : statement[3].GetInt32().Seconds;
        var indices = statement[2].EnumerateArray().Select(static slot => slot.GetInt32()).Where(slots.ContainsKey).ToArray();
        await foreach (var task in AsCompleted(tasks, timeout))
        {
            Print($"{id}:{indices[Array.IndexOf(tasks, task)]}{(task.IsCancelled || task.Exception is not null ? "!" : "")}");
        }
    }

    private IEnumerable<LoopTask<int>> Tasks(JsonElement indices) =>
        indices.EnumerateArray().Select(slot => slots.GetValueOrDefault(slot.GetInt32())).OfType<LoopTask<int>>();

    private IEnumerable<Coroutine<int>> Bodies(JsonElement indices) => indices.EnumerateArray().Select(index => Body(index.GetInt32()));

    private void Print(string line) => printed.Add(line.Replace("=True", "=true").Replace("=False", "=false"));

    private sealed class ScriptException(int id) : Exception($"err{id}");
}
