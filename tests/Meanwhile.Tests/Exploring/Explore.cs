namespace Meanwhile.Tests.Exploring;

/// <summary>Runs a program again and again: cancelled at each of its moments, and in many orders.</summary>
internal static class Explore
{
    private const int MostPairs = 1500;
    private const int MostOrders = 600;

    /// <summary>Cancels the program once at each moment, and twice at each pair of moments (of long programs, at a part of the pairs).</summary>
    internal static void Cancels(
        Func<Coroutine> program,
        Action<LoopTask>? ended = null,
        bool leavesTasks = false,
        bool expectsOthers = false,
        bool twice = true
    )
    {
        var undisturbed = new Attempt([]);
        undisturbed.Run(program, ended, leavesTasks, expectsOthers);
        var moments = undisturbed.Moments;
        Assert.InRange(moments, 2, 2000);
        for (var moment = 0; moment < moments; moment++)
        {
            Try([moment]);
        }

        var stride = Math.Max(1, moments * moments / 2 / MostPairs);
        var pair = 0;
        for (var first = 0; twice && first < moments; first++)
        {
            for (var second = first; second < moments; second++)
            {
                if (pair++ % stride == 0)
                {
                    Try([first, second]);
                }
            }
        }

        void Try(int[] at)
        {
            try
            {
                new Attempt(at).Run(program, ended, leavesTasks, expectsOthers);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Cancelled at moment {string.Join(" and ", at)} of {moments}: {failure.Message}", failure);
            }
        }
    }

    /// <summary>Runs the program in every order of its ready items, as far as there are not too many, and cancelled in random orders.</summary>
    internal static void Orders(Func<Coroutine> program, Action<LoopTask>? ended = null, bool leavesTasks = false)
    {
        var choices = new List<(int Chosen, int Of)>();
        for (var run = 0; run < MostOrders; run++)
        {
            var place = 0;
            new Attempt([], Pick).Run(program, ended, leavesTasks);
            while (choices is [.., var last] && last.Chosen + 1 >= last.Of)
            {
                choices.RemoveAt(choices.Count - 1);
            }

            if (choices is not [.., var deepest])
            {
                break;
            }

            choices[^1] = (deepest.Chosen + 1, deepest.Of);

            int Pick(int count)
            {
                if (place == choices.Count)
                {
                    choices.Add((0, count));
                }

                return Math.Min(choices[place++].Chosen, count - 1);
            }
        }

        for (var seed = 0; seed < MostOrders; seed++)
        {
            var random = new Random(seed);
            new Attempt([random.Next(60)], random.Next).Run(program, ended, leavesTasks);
        }
    }
}
