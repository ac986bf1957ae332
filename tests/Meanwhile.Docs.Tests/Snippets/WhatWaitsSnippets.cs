using System.Text.RegularExpressions;

namespace Meanwhile.Docs.Tests.Snippets;

public sealed class WhatWaitsSnippets : Snippet
{
    [Fact]
    public void Tree()
    {
        // begin snippet: tree
        Run(async () =>
        {
            var db = new AsyncLock("db");
            var jobs = new AsyncQueue<string>(name: "jobs");
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Write(), "writer");
                group.CreateTask(Read(), "reader");
                group.CreateTask(Work(), "worker");
                await Sleep(1.Seconds);
                Console.Write(TaskTree.Capture());
                group.Cancel();
            });

            async Coroutine Write()
            {
                using (await db.Acquire())
                {
                    await Save();
                }
            }

            async Coroutine Save() => await Sleep(4.2.Seconds);

            async Coroutine Read()
            {
                using var held = await db.Acquire();
            }

            async Coroutine Work() => await jobs.Get();
        });
        // end snippet

        var picture = Regex.Replace(Text, "created at .*", "created", RegexOptions.None, 10.Seconds);
        Assert.Matches("^event loop 'loop-[0-9]+': 4 tasks", picture);
        Assert.EndsWith(
            """
            └─ task 'main': running
               │  lambda in Tree › TaskGroup.Run › lambda in Tree, created
               ├─ task 'writer': sleep, 3.2 s left
               │     Write › Save, created
               ├─ task 'reader': lock 'db' held by task 'writer'
               │     Read › AsyncLock.Acquire, created
               └─ task 'worker': queue 'jobs' (empty)
                     Work › AsyncQueue.Get, created

            """,
            picture,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Data()
    {
        // begin snippet: tree-data
        Run(async () =>
        {
            CreateTask(Sleep(1.Hours), "patient");
            await Yield();
            foreach (var task in TaskTree.Capture().Roots.Where(task => task.Activity == TaskActivity.Waiting))
            {
                Console.WriteLine($"{task.Name} waits: {task.WaitsFor}");
            }
        });
        // end snippet

        Printed("patient waits: sleep, 3600 s left");
    }

    [Fact]
    public void From_another_thread()
    {
        // begin snippet: tree-outside
        Run(async () =>
        {
            var loop = EventLoop.Current;
            await ToThread(() => Console.WriteLine(TaskTree.Capture(loop).Roots[0].WaitsFor));
        });
        // end snippet

        Printed("work on a thread");
    }
}
