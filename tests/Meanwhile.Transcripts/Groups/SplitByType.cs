namespace Meanwhile.Transcripts.Groups;

internal sealed class SplitByType : Twin
{
    protected override async Coroutine Main()
    {
        var errors = (ExceptionGroup)(await Attempted(Body()))!;
        var (values, others) = errors.Split<ArgumentException>();
        Say(values);
        Say(others);
        Say(errors.Split<IOException>().Item1);

        async Coroutine Fail(Exception error) => throw error;

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                foreach (var error in new Exception[] { new ArgumentException("a"), new KeyNotFoundException("b"), new ArgumentException("c") })
                {
                    group.CreateTask(Fail(error));
                }
            });
    }
}
