package dev.handover.directory.http;

import dev.handover.api.directory.TasksApi;
import dev.handover.api.directory.model.Task;
import dev.handover.api.directory.model.TaskList;
import dev.handover.directory.app.Tasks;
import dev.handover.directory.domain.Role;
import dev.handover.directory.domain.TaskDescription;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;

/** What can be asked of the directory. */
class TasksResource implements TasksApi {

  private final Tasks tasks;

  TasksResource(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<TaskList> listTasks() {
    List<TaskDescription> known = tasks.list();
    List<Task> shown =
        IntStream.range(0, known.size()).mapToObj(i -> Shown.task(known.get(i), i)).toList();
    return RestResponse.ok(new TaskList(shown));
  }
}
