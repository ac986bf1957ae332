namespace Meanwhile.Tests.Scheduling;

[Trait("Row", "S63")]
public class InterruptTests
{
    [Fact]
    public void Interrupt_cancels_main_and_the_run_ends_as_interrupted()
    {
        using var program = new SignalledProgram("interrupted");
        program.Send("INT");
        Assert.Equal("clean-up", program.ReadLine());
        Assert.Equal("The run was interrupted (Ctrl-C).", program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }

    [Fact]
    public void Interrupt_that_main_swallows_leaves_its_own_result()
    {
        using var program = new SignalledProgram("swallows");
        program.Send("INT");
        Assert.Equal("swallowed", program.ReadLine());
        Assert.Equal("own result", program.ReadLine());
        Assert.Equal(0, program.ExitCode());
    }

    [Fact]
    public void Second_interrupt_ends_the_program_at_once()
    {
        using var program = new SignalledProgram("insists");
        program.Send("INT");
        Assert.Equal("goes on", program.ReadLine());
        program.Send("INT");
        Assert.Null(program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }

    [Fact]
    public void Second_interrupt_ends_the_program_while_tasks_clean_up()
    {
        using var program = new SignalledProgram("cleans-up-for-long");
        program.Send("INT");
        Assert.Equal("cleans up", program.ReadLine());
        program.Send("INT");
        Assert.Null(program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }

    [Fact]
    public void Interrupt_ends_the_wait_for_a_thread_and_the_second_one_the_thread()
    {
        using var program = new SignalledProgram("waits-for-thread");
        program.Send("INT");
        Assert.Equal("wait is over", program.ReadLine());
        program.Send("INT");
        Assert.Null(program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }

    [Fact]
    public void Own_handler_of_interrupts_takes_the_place_of_the_cancel()
    {
        using var program = new SignalledProgram("handles-interrupts");
        program.Send("INT");
        Assert.Equal("interrupt 1", program.ReadLine());
        program.Send("INT");
        Assert.Equal("interrupt 2", program.ReadLine());
        Assert.Equal("own result", program.ReadLine());
        Assert.Equal(0, program.ExitCode());
    }

    [Fact]
    public void Interrupt_cancels_main_again_once_the_own_handler_is_removed()
    {
        using var program = new SignalledProgram("removes-handler");
        program.Send("INT");
        Assert.Equal("The run was interrupted (Ctrl-C).", program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }
}
