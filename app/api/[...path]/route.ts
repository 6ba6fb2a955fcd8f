import { problem, responseOf } from '@/app/_server/respond';

function notFound(): Response {
  return responseOf(problem('not-found', 'The API has nothing at this address.'));
}

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
