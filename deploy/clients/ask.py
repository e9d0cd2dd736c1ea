"""Moves a group with the generated client: URL and TOKEN-FILE are given; prints how the operation ended."""
import sys
import time
import uuid

import handover_orchestrator as handover
from handover_orchestrator.exceptions import NotFoundException

url, token_file, group, target = sys.argv[1:]
with open(token_file, encoding='ascii') as file:
    configuration = handover.Configuration(host=url, access_token=file.read().strip())

with handover.ApiClient(configuration) as client:
    caller = handover.AccessApi(client).get_caller()
    operations = handover.OperationsApi(client)
    request = handover.OperationRequest(kind=handover.OperationKind.START, target=target, reason='asked by Python')
    operation = operations.start_operation(group, str(uuid.uuid4()), request)
    while operation.ended_at is None:
        time.sleep(0.2)
        operation = operations.get_operation(operation.id)
    try:
        handover.GroupsApi(client).get_group('nothing')
        problem = 'none'
    except NotFoundException as refused:
        problem = handover.Problem.from_json(refused.body).code
    print(caller.name, operation.state.value, len(operation.steps) > 5, problem)
