namespace Meanwhile.Testing;

public sealed partial class VirtualTime
{
    /// <summary>
    /// Runs a program that makes its loops itself, such as its <c>Main</c>: loops that are given no clock of their own use this one.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <exception cref="ArgumentNullException"><paramref name="program"/> is null.</exception>
    public void Run(Action program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Run(() =>
        {
            program();
            return true;
        });
    }

    /// <summary>
    /// Runs a program that makes its loops itself, and gives its value: loops that are given no clock of their own use this one. Where
    /// the value is a <see cref="Task"/>, the clock holds for all of that task; await it.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="program">The program.</param>
    /// <exception cref="ArgumentNullException"><paramref name="program"/> is null.</exception>
    public T Run<T>(Func<T> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return DefaultClock.With(this, program);
    }
}
