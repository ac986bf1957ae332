namespace Meanwhile.Interleavings;

// The end of what a program has begun that is not of this library.
internal sealed partial class Trial
{
    private bool IsOver => watchdog!.HasGivenUp || (world.Frames.Count == 0 && world.Helpers.TrueForAll(static task => task.IsDone) && world.Works.TrueForAll(static work => work.IsCompleted));

    // Somebody has to: nobody else does where the await of one was cancelled.
    private void LookAtHelpers() => world.Helpers.ForEach(static helper => _ = helper.IsDone && !helper.IsCancelled ? helper.Exception : null);

    private async Coroutine EndForeign()
    {
        // The program has ended, and what others wait for nobody will bring.
        world.Foreign.Open();
        while (world.Frames.Count > 0 && !watchdog!.HasGivenUp)
        {
            await world.Stirring;
        }

        if (watchdog!.HasGivenUp)
        {
            return;
        }

        foreach (var helper in world.Helpers.Where(static task => !task.IsDone).ToArray())
        {
            await Wait([helper]);
        }

        foreach (var work in world.Works.ToArray())
        {
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
