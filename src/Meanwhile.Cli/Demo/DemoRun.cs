using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Demo;

internal static class DemoRun
{
    public static async Coroutine<int> Run(Shell shell)
    {
        await Async.Yield();
        return shell.Width * 0;
    }
}
